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
        <source>%n step(s) of the routine are not done yet.</source>
        <translation>
            <numerusform>%n step of the routine is not done yet.</numerusform>
            <numerusform>%n steps of the routine are not done yet.</numerusform>
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
</context>
</TS>
