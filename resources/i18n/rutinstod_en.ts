<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Rutinstod</name>
    <message numerus="yes">
        <source>%n step(s) are not marked yet</source>
        <translation>
            <numerusform>%n step is not marked yet</numerusform>
            <numerusform>%n steps are not marked yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have no answer. A blank is never counted as a no.</source>
        <translation>
            <numerusform>%n question has no answer. A blank is never counted as a no.</numerusform>
            <numerusform>%n questions have no answer. A blank is never counted as a no.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) must be looked at.</source>
        <translation>
            <numerusform>%n question must be looked at.</numerusform>
            <numerusform>%n questions must be looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without activity</source>
        <translation>
            <numerusform>%n minute without activity</numerusform>
            <numerusform>%n minutes without activity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have no answer yet.</source>
        <translation>
            <numerusform>%n question has no answer yet.</numerusform>
            <numerusform>%n questions have no answer yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>The passphrase needs at least %n character.</numerusform>
            <numerusform>The passphrase needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locks after %n minute(s) without activity</source>
        <translation>
            <numerusform>Locks after %n minute without activity</numerusform>
            <numerusform>Locks after %n minutes without activity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without activity.</source>
        <translation>
            <numerusform>Locked after %n minute without activity.</numerusform>
            <numerusform>Locked after %n minutes without activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n second(s). Press any key to go on.</source>
        <translation>
            <numerusform>Locks in %n second. Press any key to go on.</numerusform>
            <numerusform>Locks in %n seconds. Press any key to go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s). Nothing has been cut.</source>
        <translation>
            <numerusform>At most %n character. Nothing has been cut.</numerusform>
            <numerusform>At most %n characters. Nothing has been cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s) are needed.</source>
        <translation>
            <numerusform>At least %n character is needed.</numerusform>
            <numerusform>At least %n characters are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s).</source>
        <translation>
            <numerusform>At most %n decimal.</numerusform>
            <numerusform>At most %n decimals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n answer(s).</source>
        <translation>
            <numerusform>At most %n answer.</numerusform>
            <numerusform>At most %n answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n answer(s) are needed.</source>
        <translation>
            <numerusform>At least %n answer is needed.</numerusform>
            <numerusform>At least %n answers are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not applicable with these answers (%n)</source>
        <translation>
            <numerusform>Not applicable with these answers (%n)</numerusform>
            <numerusform>Not applicable with these answers (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are not translated into {language}, so it is not offered.</source>
        <translation>
            <numerusform>%n text is not translated into {language}, so it is not offered.</numerusform>
            <numerusform>%n texts are not translated into {language}, so it is not offered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <extracomment>How many items are laid out at first: a long form comes in pieces, so that the page opens at once.</extracomment>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) came in.</source>
        <translation>
            <numerusform>%n text came in.</numerusform>
            <numerusform>%n texts came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>%n row was left out.</numerusform>
            <numerusform>%n rows were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of the instrument are still empty.</source>
        <extracomment>Writing is kept when it pauses for so long, and at once when the page is hidden, which may be the lock.</extracomment>
        <translation>
            <numerusform>%n text of the instrument is still empty.</numerusform>
            <numerusform>%n texts of the instrument are still empty.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts have failed. Wait %n second(s).</source>
        <translation>
            <numerusform>Too many attempts have failed. Wait %n second.</numerusform>
            <numerusform>Too many attempts have failed. Wait %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n change(s) are missing from the store. Its newest part was lost, or an older copy was put back. See what is missing before you go on, and tell the administrator.</source>
        <translation>
            <numerusform>The last %n change is missing from the store. Its newest part was lost, or an older copy was put back. See what is missing before you go on, and tell the administrator.</numerusform>
            <numerusform>The last %n changes are missing from the store. Its newest part was lost, or an older copy was put back. See what is missing before you go on, and tell the administrator.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) not as on the paper: number {numbers}.</source>
        <translation>
            <numerusform>%n word is not as on the paper: number {numbers}.</numerusform>
            <numerusform>%n words are not as on the paper: number {numbers}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>Wait %n second</numerusform>
            <numerusform>Wait %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drawn from %n line(s) with the seed</source>
        <translation>
            <numerusform>Drawn from %n line with the seed</numerusform>
            <numerusform>Drawn from %n lines with the seed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) kept: the person is to be asked again.</source>
        <translation>
            <numerusform>%n conversation is kept: the person is to be asked again.</numerusform>
            <numerusform>%n conversations are kept: the person is to be asked again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are held back from purging.</source>
        <translation>
            <numerusform>%n contact is held back from purging.</numerusform>
            <numerusform>%n contacts are held back from purging.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>after %n day</numerusform>
            <numerusform>after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to ask again go with them.</source>
        <translation>
            <numerusform>%n promise to ask again goes with them.</numerusform>
            <numerusform>%n promises to ask again go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s), asked for by</source>
        <translation>
            <numerusform>%n conversation, asked for by</numerusform>
            <numerusform>%n conversations, asked for by</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Purge %n conversation(s)?</source>
        <translation>
            <numerusform>Purge %n conversation?</numerusform>
            <numerusform>Purge %n conversations?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) have been purged.</source>
        <translation>
            <numerusform>%n conversation has been purged.</numerusform>
            <numerusform>%n conversations have been purged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) placed</source>
        <translation>
            <numerusform>%n paragraph placed</numerusform>
            <numerusform>%n paragraphs placed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n without a place</numerusform>
            <numerusform>%n without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 19 points missing</source>
        <translation>
            <numerusform>%n of 19 points missing</numerusform>
            <numerusform>%n of 19 points missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) differ.</source>
        <translation>
            <numerusform>%n part differs.</numerusform>
            <numerusform>%n parts differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are to be verified.</source>
        <translation>
            <numerusform>%n contact is to be verified.</numerusform>
            <numerusform>%n contacts are to be verified.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routine(s) are not current.</source>
        <translation>
            <numerusform>%n routine is not current.</numerusform>
            <numerusform>%n routines are not current.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routine(s) must be seen to within 60 days.</source>
        <translation>
            <numerusform>%n routine must be seen to within 60 days.</numerusform>
            <numerusform>%n routines must be seen to within 60 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{occasion}: after about %n week(s)</source>
        <translation>
            <numerusform>{occasion}: after about %n week</numerusform>
            <numerusform>{occasion}: after about %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) to replaced law</source>
        <translation>
            <numerusform>%n reference to replaced law</numerusform>
            <numerusform>%n references to replaced law</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) of the routine are not done yet.</source>
        <translation>
            <numerusform>%n step of the routine is not done yet.</numerusform>
            <numerusform>%n steps of the routine are not done yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) are so small that they stand together as one.</source>
        <translation>
            <numerusform>%n unit is so small that it stands together with others.</numerusform>
            <numerusform>%n units are so small that they stand together as one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The keys of %n unit(s) are trusted here.</source>
        <translation>
            <numerusform>The key of %n unit is trusted here.</numerusform>
            <numerusform>The keys of %n units are trusted here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s): {names}.</source>
        <translation>
            <numerusform>%n unit: {names}.</numerusform>
            <numerusform>%n units: {names}.</numerusform>
        </translation>
    </message>
</context>
</TS>
