<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>Rutinstod</name>
    <message>
        <source>Acute</source>
        <translation>Akut</translation>
    </message>
    <message>
        <source>If the danger is here and now</source>
        <translation>Vid fara här och nu</translation>
    </message>
    <message>
        <source>Call 112. The unit has no routine of its own yet.</source>
        <translation>Ring 112. Enheten har ingen egen rutin än.</translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nej</translation>
    </message>
    <message>
        <source>Remove this</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Remove {row}</source>
        <translation>Ta bort {row}</translation>
    </message>
    <message>
        <source>Remove {row} with its answers?</source>
        <translation>Ta bort {row} med sina svar?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Add another: {group}</source>
        <translation>Lägg till fler: {group}</translation>
    </message>
    <message>
        <source>{hint}, from {least} to {most}</source>
        <translation>{hint}, från {least} till {most}</translation>
    </message>
    <message>
        <source>{hint}, {least} or more</source>
        <translation>{hint}, {least} eller mer</translation>
    </message>
    <message>
        <source>{hint}, {most} or less</source>
        <translation>{hint}, {most} eller mindre</translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation>Ett heltal</translation>
    </message>
    <message>
        <source>A number, for example 2.5</source>
        <translation>Ett tal, till exempel 2,5</translation>
    </message>
    <message>
        <source>A date, for example 2026-11-22; a year alone will do</source>
        <translation>Ett datum, till exempel 2026-11-22; enbart årtal räcker</translation>
    </message>
    <message>
        <source>Date and time, for example 2026-11-22 14.30</source>
        <translation>Datum och tid, till exempel 2026-11-22 14.30</translation>
    </message>
    <message>
        <source>A time, for example 14.30</source>
        <translation>Ett klockslag, till exempel 14.30</translation>
    </message>
    <message>
        <source>An address, for example https://example.org</source>
        <translation>En adress, till exempel https://example.org</translation>
    </message>
    <message>
        <source>Enter begins a new line, Ctrl+Enter goes on</source>
        <translation>Enter ger ny rad, Ctrl+Enter går vidare</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Inte tillfrågad</translation>
    </message>
    <message>
        <source>Did not want to answer</source>
        <translation>Ville inte svara</translation>
    </message>
    <message>
        <source>No experience told</source>
        <translation>Svarade nej</translation>
    </message>
    <message>
        <source>Earlier exposure</source>
        <translation>Tidigare utsatthet</translation>
    </message>
    <message>
        <source>Ongoing exposure, or time not known</source>
        <translation>Pågående utsatthet, eller okänd tidpunkt</translation>
    </message>
    <message>
        <source>Has used violence</source>
        <translation>Har använt våld</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Oklart</translation>
    </message>
    <message>
        <source>A relative was present</source>
        <translation>Anhörig var med</translation>
    </message>
    <message>
        <source>A child was present</source>
        <translation>Barn var med</translation>
    </message>
    <message>
        <source>No private room</source>
        <translation>Inget ostört rum</translation>
    </message>
    <message>
        <source>No interpreter</source>
        <translation>Tolk saknades</translation>
    </message>
    <message>
        <source>A relative would have interpreted</source>
        <translation>Anhörig skulle ha tolkat</translation>
    </message>
    <message>
        <source>Too little time</source>
        <translation>Ont om tid</translation>
    </message>
    <message>
        <source>No routine for the answer</source>
        <translation>Rutin för svaret saknades</translation>
    </message>
    <message>
        <source>Acute medical care</source>
        <translation>Akut medicinskt läge</translation>
    </message>
    <message>
        <source>Visit by phone or video</source>
        <translation>Möte på telefon eller video</translation>
    </message>
    <message>
        <source>Asked recently</source>
        <translation>Nyligen tillfrågad</translation>
    </message>
    <message>
        <source>Judged unsafe by staff</source>
        <translation>Bedömdes osäkert av personalen</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Annat skäl</translation>
    </message>
    <message>
        <source>Yes, we are alone</source>
        <translation>Ja, vi är ensamma</translation>
    </message>
    <message>
        <source>No, a partner or relative is here</source>
        <translation>Nej, partner eller anhörig är med</translation>
    </message>
    <message>
        <source>No, a child who understands is here</source>
        <translation>Nej, ett barn som förstår är med</translation>
    </message>
    <message>
        <source>0–17 years</source>
        <translation>0–17 år</translation>
    </message>
    <message>
        <source>18–24 years</source>
        <translation>18–24 år</translation>
    </message>
    <message>
        <source>25–44 years</source>
        <translation>25–44 år</translation>
    </message>
    <message>
        <source>45–64 years</source>
        <translation>45–64 år</translation>
    </message>
    <message>
        <source>65 years or older</source>
        <translation>65 år eller äldre</translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation>Ej noterat</translation>
    </message>
    <message>
        <source>Woman or girl</source>
        <translation>Kvinna eller flicka</translation>
    </message>
    <message>
        <source>Man or boy</source>
        <translation>Man eller pojke</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Annat</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Behövs inte</translation>
    </message>
    <message>
        <source>Authorised, in the room</source>
        <translation>Auktoriserad, på plats</translation>
    </message>
    <message>
        <source>Authorised, by phone</source>
        <translation>Auktoriserad, på telefon</translation>
    </message>
    <message>
        <source>A relative or friend</source>
        <translation>En anhörig eller bekant</translation>
    </message>
    <message>
        <source>Needed but missing</source>
        <translation>Behövs men saknas</translation>
    </message>
    <message>
        <source>Single visit booked</source>
        <translation>Enskilt besök bokat</translation>
    </message>
    <message>
        <source>Interpreter booked</source>
        <translation>Tolk bokad</translation>
    </message>
    <message>
        <source>At the next visit</source>
        <translation>Vid nästa besök</translation>
    </message>
    <message>
        <source>As agreed with the person</source>
        <translation>Enligt överenskommelse med personen</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Förbered</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>So many questions are named when they need an answer; for more the number must do.</extracomment>
        <translation>Granska</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Gör</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Överlämna</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Inte aktuellt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Görs senare</translation>
    </message>
    <message>
        <source>Tally mode</source>
        <translation>Räkneläge</translation>
    </message>
    <message>
        <source>Case mode</source>
        <translation>Ärendeläge</translation>
    </message>
    <message>
        <source>Social services intake</source>
        <translation>Socialtjänstens mottagning</translation>
    </message>
    <message>
        <source>Maternity care</source>
        <translation>Mödrahälsovård</translation>
    </message>
    <message>
        <source>Screener</source>
        <translation>Samtalsledare</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>Samordnare</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administratör</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Går snart ut</translation>
    </message>
    <message>
        <source>Has expired</source>
        <translation>Har gått ut</translation>
    </message>
    <message>
        <source>Follow-up is due</source>
        <translation>Behöver följas upp</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Inte beslutad</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Utkast</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>I bruk</translation>
    </message>
    <message>
        <source>No longer in use</source>
        <translation>Inte längre i bruk</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Rutin</translation>
    </message>
    <message>
        <source>What the routine says now</source>
        <translation>Det här säger rutinen nu</translation>
    </message>
    <message>
        <source>Outcome: {outcome}</source>
        <translation>Utfall: {outcome}</translation>
    </message>
    <message>
        <source>Go to the hand-over</source>
        <translation>Gå till överlämningen</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are not marked yet</source>
        <translation>
            <numerusform>%n steg är inte markerat än</numerusform>
            <numerusform>%n steg är inte markerade än</numerusform>
        </translation>
    </message>
    <message>
        <source>Every step is marked</source>
        <translation>Alla steg är markerade</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Genast</translation>
    </message>
    <message>
        <source>number to be filled in by the unit</source>
        <translation>numret fylls i av enheten</translation>
    </message>
    <message>
        <source>verified {date}</source>
        <translation>kontrollerat {date}</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>inte kontrollerat</translation>
    </message>
    <message>
        <source>Questions</source>
        <extracomment>What is being written is kept when the hands have rested this long, in milliseconds. Goes to the first question that must be looked at, from any question and from the review. Clears the answer, also one that is being written; Delete alone would do so by mistake.</extracomment>
        <translation>Frågor</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>Fråga {number}</translation>
    </message>
    <message>
        <source>Questionnaire {number} of {total}: {title}</source>
        <translation>Frågeformulär {number} av {total}: {title}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tillbaka</translation>
    </message>
    <message>
        <source>Clear the answer</source>
        <translation>Rensa svaret</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>Avbryt samtalet</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>Show the routine</source>
        <translation>Visa rutinen</translation>
    </message>
    <message>
        <source>Hide the routine</source>
        <extracomment>The routine folds away where it would leave the text of the page less than this, in pixels.</extracomment>
        <translation>Dölj rutinen</translation>
    </message>
    <message>
        <source>Contact {reference}</source>
        <translation>Kontakt {reference}</translation>
    </message>
    <message>
        <source>Asked on paper {date}</source>
        <translation>Frågat på papper {date}</translation>
    </message>
    <message>
        <source>Begun {time}</source>
        <translation>Påbörjat {time}</translation>
    </message>
    <message>
        <source>The unit has no routine yet.</source>
        <translation>Enheten har ingen rutin än.</translation>
    </message>
    <message>
        <source>Decided by {who} {date}</source>
        <translation>Beslutad av {who} {date}</translation>
    </message>
    <message>
        <source>Valid to {date}</source>
        <translation>Gäller till {date}</translation>
    </message>
    <message>
        <source>followed up {date}</source>
        <translation>uppföljd {date}</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checklista</translation>
    </message>
    <message>
        <source>Checklist of the day</source>
        <translation>Dagens checklista</translation>
    </message>
    <message>
        <source>Go through the calendar for tomorrow</source>
        <translation>Gå igenom kalendern för i morgon</translation>
    </message>
    <message>
        <source>Answer messages from this morning</source>
        <translation>Svara på meddelanden från i morse</translation>
    </message>
    <message>
        <source>Restock forms and envelopes</source>
        <translation>Fyll på blanketter och kuvert</translation>
    </message>
    <message>
        <source>Book the meeting room for next week</source>
        <translation>Boka mötesrum till nästa vecka</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Fortsätt arbeta</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Counting, protecting and testing the year …</source>
        <translation>Räknar, skyddar och prövar året …</translation>
    </message>
    <message>
        <source>Nothing is counted in this year yet.</source>
        <translation>Inget är räknat för året än.</translation>
    </message>
    <message>
        <source>Exact numbers, only for the screen. They can stand for single persons: they are not exported, copied or printed, and must not be passed on.</source>
        <translation>Exakta antal, bara för skärmen. De kan gälla enskilda personer: de exporteras, kopieras och skrivs inte ut, och får inte lämnas vidare.</translation>
    </message>
    <message>
        <source>Every contact counts, also when the question was not asked.</source>
        <translation>Varje kontakt räknas, också när frågan inte ställdes.</translation>
    </message>
    <message>
        <source>A municipality or a region gets sums nearer the truth from sealed exact numbers. Nobody but whoever puts the units together can open the file, and what they publish is protected.</source>
        <translation>Med förseglade exakta tal blir en kommuns eller regions summor riktigare. Bara sammanställaren kan öppna filen, och det som sedan publiceras är skyddat.</translation>
    </message>
    <message>
        <source>The unit&apos;s key</source>
        <translation>Enhetens nyckel</translation>
    </message>
    <message>
        <source>Who puts the units together</source>
        <translation>Sammanställare</translation>
    </message>
    <message>
        <source>Make the key first.</source>
        <translation>Gör nyckeln först.</translation>
    </message>
    <message>
        <source>They send you collator.pub. Choose the file, and compare their digits.</source>
        <translation>Sammanställaren skickar filen collator.pub. Välj filen och jämför siffrorna.</translation>
    </message>
    <message>
        <source>Choose collator.pub</source>
        <translation>Välj collator.pub</translation>
    </message>
    <message>
        <source>Seal a year</source>
        <translation>Försegla ett år</translation>
    </message>
    <message>
        <source>When their key is trusted, the year can be sealed to them.</source>
        <translation>När sammanställarens nyckel är betrodd kan året förseglas.</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Seal it to</source>
        <translation>Försegla till</translation>
    </message>
    <message>
        <source>The file holds exact numbers that only they can open. Anybody can read on its outside which unit and year it is, and the last day counted. It may go by e-mail or on a memory stick.</source>
        <translation>Filen innehåller exakta tal som bara sammanställaren kan öppna. Utanpå kan vem som helst läsa vilken enhet och vilket år det gäller och vilken dag som räknades sist. Den får skickas med e-post eller på ett usb-minne.</translation>
    </message>
    <message>
        <source>Seal and save</source>
        <translation>Försegla och spara</translation>
    </message>
    <message>
        <source>{year} has not been published from here. If the unit is going to publish numbers of its own: publish first, seal last. What is published afterwards is not tested together with the common table.</source>
        <translation>{year} är inte publicerat härifrån. Ska enheten publicera egna tal: publicera först, försegla sist. Det som publiceras efteråt prövas inte tillsammans med den gemensamma tabellen.</translation>
    </message>
    <message>
        <source>{year} was published from here on {day}. The common table is tested together with that.</source>
        <translation>{year} publicerades härifrån {day}. Den gemensamma tabellen prövas tillsammans med det.</translation>
    </message>
    <message>
        <source>Sealed: {file}. Only {name} can open it. Send it to them.</source>
        <translation>Förseglad: {file}. Bara {name} kan öppna den. Skicka filen dit.</translation>
    </message>
    <message>
        <source>The units together</source>
        <translation>Enheterna tillsammans</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blankett</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s): {names}.</source>
        <translation>
            <numerusform>%n enhet: {names}.</numerusform>
            <numerusform>%n enheter: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Inget är sparat ännu.</translation>
    </message>
    <message>
        <source>Not in it: {units}.</source>
        <translation>Ingår inte: {units}.</translation>
    </message>
    <message>
        <source>Written as CSV with a manifest, exactly the numbers above.</source>
        <translation>Sparas som CSV med ett manifest, med precis talen ovan.</translation>
    </message>
    <message>
        <source>Numbers shown</source>
        <translation>Vilka tal</translation>
    </message>
    <message>
        <source>As they leave</source>
        <translation>Som de lämnas ut</translation>
    </message>
    <message>
        <source>Exact, on screen only</source>
        <translation>Exakta, bara på skärmen</translation>
    </message>
    <message>
        <source>The number of adults is saved.</source>
        <translation>Antalet vuxna är sparat.</translation>
    </message>
    <message>
        <source>Testing and writing …</source>
        <translation>Prövar och skriver …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportera</translation>
    </message>
    <message>
        <source>Exactly the numbers above are written, in every format the same.</source>
        <translation>Det är just talen ovan som skrivs, likadana i alla format.</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Blanketter</translation>
    </message>
    <message>
        <source>All sheets</source>
        <translation>Alla blanketter</translation>
    </message>
    <message>
        <source>Published so far</source>
        <translation>Utlämnat hittills</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Utgåva</translation>
    </message>
    <message>
        <source>Several units</source>
        <translation>Flera enheter</translation>
    </message>
    <message>
        <source>Put the units together</source>
        <translation>Sammanställ enheterna</translation>
    </message>
    <message>
        <source>Choose sealed files, or folders with protected exports. One year holds one kind: do not mix them.</source>
        <translation>Välj förseglade filer, eller mappar med skyddade exporter. Välj ett sätt för året och blanda dem inte.</translation>
    </message>
    <message>
        <source>Show sums only</source>
        <translation>Visa bara summor</translation>
    </message>
    <message>
        <source>Protect and look</source>
        <translation>Skydda och visa</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>Counted to</source>
        <translation>Räknat till och med</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>No file is chosen yet.</source>
        <translation>Ingen fil är vald ännu.</translation>
    </message>
    <message>
        <source>Choose sealed files</source>
        <translation>Välj förseglade filer</translation>
    </message>
    <message>
        <source>Choose a folder with an export</source>
        <translation>Välj en mapp med en export</translation>
    </message>
    <message>
        <source>Count the later file of a unit that is there twice</source>
        <translation>Räkna den senare filen när en enhet finns med två gånger</translation>
    </message>
    <message>
        <source>Sealed counts</source>
        <translation>Förseglade tal</translation>
    </message>
    <message>
        <source>Who is expected</source>
        <translation>Vilka som väntas</translation>
    </message>
    <message>
        <source>Those whose keys are trusted, to begin with. If it is empty nobody is missed.</source>
        <translation>Från början de enheter vars nycklar är betrodda. Är rutan tom saknas ingen.</translation>
    </message>
    <message>
        <source>Units, one a line</source>
        <translation>Enheter, en per rad</translation>
    </message>
    <message>
        <source>Go on without them; the files say who is missing</source>
        <translation>Fortsätt utan dem; i filerna står vilka som saknas</translation>
    </message>
    <message>
        <source>The table</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Whose table it is</source>
        <translation>Vems tabellen är</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rader</translation>
    </message>
    <message>
        <source>Each unit and the sums</source>
        <translation>Varje enhet och summorna</translation>
    </message>
    <message>
        <source>Sums only</source>
        <translation>Bara summor</translation>
    </message>
    <message>
        <source>Protected exports are shown as they are, each unit and the sums.</source>
        <translation>Skyddade exporter visas som de är, varje enhet och summorna.</translation>
    </message>
    <message>
        <source>Not here: {units}.</source>
        <translation>Saknas: {units}.</translation>
    </message>
    <message>
        <source>Take away the files that cannot be used, or get new ones.</source>
        <translation>Ta bort filerna som inte kan användas, eller skaffa nya.</translation>
    </message>
    <message>
        <source>{units} stands there twice. Take one of the files away.</source>
        <translation>{units} finns med två gånger. Ta bort en av filerna.</translation>
    </message>
    <message>
        <source>Opening, protecting and testing …</source>
        <translation>Öppnar, skyddar och prövar …</translation>
    </message>
    <message>
        <source>Nothing was written. The sums tell too much as well: put protected exports together instead, made for adding.</source>
        <translation>Inget skrevs. Också summorna avslöjar för mycket: sammanställ i stället skyddade exporter som är gjorda för att läggas ihop.</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Contacts were noted late</source>
        <translation>Kontakter har noterats i efterhand</translation>
    </message>
    <message>
        <source>Mistakes were corrected</source>
        <translation>Fel har rättats</translation>
    </message>
    <message>
        <source>Fewer or other tables</source>
        <translation>Färre eller andra tabeller</translation>
    </message>
    <message>
        <source>Another number of adults</source>
        <translation>Ett annat antal vuxna</translation>
    </message>
    <message>
        <source>First edition</source>
        <translation>Första utgåvan</translation>
    </message>
    <message>
        <source>Why the year is published anew</source>
        <translation>Varför året lämnas ut på nytt</translation>
    </message>
    <message>
        <source>The numbers have changed since the last edition. The reason stands in the files.</source>
        <translation>Talen har ändrats sedan förra utgåvan. Skälet står i filerna.</translation>
    </message>
    <message>
        <source>Excel (one file, a sheet each)</source>
        <translation>Excel (en fil, ett blad för varje)</translation>
    </message>
    <message>
        <source>PDF report with charts</source>
        <translation>PDF-rapport med diagram</translation>
    </message>
    <message>
        <source>CSV (for other programs)</source>
        <translation>CSV (för andra program)</translation>
    </message>
    <message>
        <source>PC-Axis (for statistics databases)</source>
        <translation>PC-Axis (för statistikdatabaser)</translation>
    </message>
    <message>
        <source>JSON (for developers)</source>
        <translation>JSON (för utvecklare)</translation>
    </message>
    <message>
        <source>Saved {names} in {folder}.</source>
        <translation>Sparade {names} i {folder}.</translation>
    </message>
    <message>
        <source>This cannot occur.</source>
        <translation>Det här kan inte förekomma.</translation>
    </message>
    <message>
        <source>The program does not know this number. It is neither zero nor hidden.</source>
        <translation>Programmet känner inte till det här antalet. Det är varken noll eller dolt.</translation>
    </message>
    <message>
        <source>Hidden so that nobody can be worked out. It is neither zero nor missing.</source>
        <translation>Dolt för att ingen ska kunna räknas fram. Det är varken noll eller okänt.</translation>
    </message>
    <message>
        <source>The exact number. It must not leave this screen.</source>
        <translation>Det exakta antalet. Det får inte lämna skärmen.</translation>
    </message>
    <message>
        <source>The exact number.</source>
        <translation>Det exakta antalet.</translation>
    </message>
    <message>
        <source>Protected: the true number is between 0 and {last}.</source>
        <translation>Skyddat: det verkliga antalet är mellan 0 och {last}.</translation>
    </message>
    <message>
        <source>Protected: the true number lies at most {error} from this one.</source>
        <translation>Skyddat: det verkliga antalet skiljer sig med högst {error}.</translation>
    </message>
    <message>
        <source>The numbers are exact. Numbers between 1 and {last} are hidden, and others are hidden so that those cannot be worked out.</source>
        <translation>Talen är exakta. Antal mellan 1 och {last} är dolda, och andra är dolda för att de inte ska gå att räkna fram.</translation>
    </message>
    <message>
        <source>The numbers are sums of the units&apos; protected numbers; nothing is added to them. A number for all units is at most {error} off. Not every unit&apos;s numbers were made for adding: sums of what is rare are pushed one way. A zero is no promise of nobody.</source>
        <translation>Talen är summor av enheternas skyddade tal; inget är tillagt. Ett tal för alla enheter avviker med högst {error}. Alla enheters tal är inte gjorda för att läggas ihop: summan av det som är ovanligt dras åt ett håll. En nolla är inget löfte om att ingen finns.</translation>
    </message>
    <message>
        <source>The numbers are sums of the units&apos; protected numbers; nothing is added to them. A number for all units is at most {error} off, in two cases of three less than {often}. A zero is no promise of nobody.</source>
        <translation>Talen är summor av enheternas skyddade tal. Inget är tillagt. Ett tal för alla enheter avviker med högst {error}, i två fall av tre med mindre än {often}. En nolla är inget löfte om att ingen finns.</translation>
    </message>
    <message>
        <source>The numbers are protected, and made to be added to other units&apos; numbers. No number between 1 and {last} is shown: small numbers have become 0 or {base} by a draw, right on average, and the sums follow. A number can be up to {error} off.</source>
        <translation>Talen är skyddade och gjorda för att läggas ihop med andra enheters. Inget antal mellan 1 och {last} visas: små antal har genom lottning blivit 0 eller {base}, rätt i genomsnitt, och summorna följer med. Ett tal kan avvika med upp till {error}.</translation>
    </message>
    <message>
        <source>The numbers are protected. No number between 1 and {last} is shown: small numbers have become 0 or {base}, and the sums follow. A zero means 0–{last}.</source>
        <translation>Talen är skyddade. Inget antal mellan 1 och {last} visas: små antal har blivit 0 eller {base}, och summorna följer med. En nolla betyder 0–{last}.</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Överlämning</translation>
    </message>
    <message>
        <source>Hand over to the system of record</source>
        <translation>Lämna över till system eller journal</translation>
    </message>
    <message>
        <source>Paste the text under the protected heading. Nothing is sent from this program.</source>
        <translation>Klistra in texten under det skyddade sökordet. Inget skickas från programmet.</translation>
    </message>
    <message>
        <source>Text to hand over</source>
        <translation>Text att lämna över</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Kopiera texten</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Spara som PDF</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared after one minute.</source>
        <translation>Kopierat. Urklipp töms efter en minut.</translation>
    </message>
    <message>
        <source>Saved as {file}. The file is not encrypted: delete it when it is handed over.</source>
        <translation>Sparad som {file}. Filen är inte krypterad. Radera den när den är överlämnad.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakter</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <extracomment>In use first: that is what most come here to read.</extracomment>
        <translation>Frågeformulär</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjälp</translation>
    </message>
    <message>
        <source>Are you alone with the person?</source>
        <translation>Är du ensam med personen?</translation>
    </message>
    <message>
        <source>No partner, relative or friend, and no child who can understand or retell.</source>
        <translation>Ingen partner, anhörig eller vän, och inget barn som kan förstå eller återberätta.</translation>
    </message>
    <message>
        <source>Is the room private, with no phone left open?</source>
        <translation>Är rummet ostört, utan någon telefon igång?</translation>
    </message>
    <message>
        <source>The door is closed, nobody can hear, and no call or recording is running.</source>
        <translation>Dörren är stängd, ingen kan höra, och inget samtal eller någon inspelning pågår.</translation>
    </message>
    <message>
        <source>Is an interpreter needed?</source>
        <translation>Behövs tolk?</translation>
    </message>
    <message>
        <source>Only an authorised interpreter, preferably by phone. Never a relative, friend or child.</source>
        <translation>Bara auktoriserad tolk, helst på telefon. Aldrig en anhörig, vän eller ett barn.</translation>
    </message>
    <message>
        <source>Is there time to listen to a yes?</source>
        <translation>Finns det tid att lyssna till ett ja?</translation>
    </message>
    <message>
        <source>Ten calm minutes, so that the answer can be met and the routine followed.</source>
        <translation>Tio lugna minuter, så att du kan ta emot svaret och följa rutinen.</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Förberedelse</translation>
    </message>
    <message>
        <source>Before asking, {number} of {total}</source>
        <translation>Innan du frågar, {number} av {total}</translation>
    </message>
    <message>
        <source>Entered from paper, asked on {date}. Answer for the moment when it was filled in.</source>
        <translation>Registreras från papper, frågat {date}. Svara för tillfället då det fylldes i.</translation>
    </message>
    <message>
        <source>Opened by mistake</source>
        <translation>Öppnad av misstag</translation>
    </message>
    <message>
        <source>Cannot ask now</source>
        <translation>Kan inte fråga nu</translation>
    </message>
    <message>
        <source>You can enter the form now</source>
        <translation>Du kan registrera formuläret nu</translation>
    </message>
    <message>
        <source>You can ask now</source>
        <translation>Du kan fråga nu</translation>
    </message>
    <message>
        <source>Say first what you do with the answers, and that you must report if a child is at risk of harm.</source>
        <translation>Berätta först vad du gör med svaren, och att du måste göra en orosanmälan om ett barn kan fara illa.</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Frågornas språk</translation>
    </message>
    <message>
        <source>Wording in {language}: {source}</source>
        <translation>Ordalydelse på {language}: {source}</translation>
    </message>
    <message>
        <source>Validated in this language: yes</source>
        <translation>Validerat på det här språket: ja</translation>
    </message>
    <message>
        <source>Validated in this language: no</source>
        <translation>Validerat på det här språket: nej</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>Amhariska</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabiska</translation>
    </message>
    <message>
        <source>Kurdish (Sorani)</source>
        <translation>Kurdiska (sorani)</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persiska</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finska</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebreiska</translation>
    </message>
    <message>
        <source>Kurdish (Kurmanji)</source>
        <translation>Kurdiska (kurmanji)</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polska</translation>
    </message>
    <message>
        <source>Dari</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>Pashto</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Ryska</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>Somaliska</translation>
    </message>
    <message>
        <source>Tigrinya</source>
        <translation>Tigrinja</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turkiska</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainska</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Go to the questions</source>
        <translation>Gå till frågorna</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Svenska</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelska</translation>
    </message>
    <message>
        <source>Do not ask now</source>
        <translation>Fråga inte nu</translation>
    </message>
    <message>
        <source>Why is it not asked now?</source>
        <translation>Varför ställs inte frågan nu?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Skäl</translation>
    </message>
    <message>
        <source>Ask again on a day</source>
        <translation>Fråga igen en annan dag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Hur</translation>
    </message>
    <message>
        <source>Copy text for the record</source>
        <translation>Kopiera text att lämna över</translation>
    </message>
    <message>
        <source>Save as not asked</source>
        <translation>Spara som inte tillfrågad</translation>
    </message>
    <message>
        <source>A relative or friend must not interpret: the person may be unable to speak freely, and may be put in danger. Book an authorised interpreter, preferably by phone.</source>
        <translation>En anhörig eller bekant ska inte tolka. Personen kanske inte kan tala fritt och kan utsättas för fara. Boka auktoriserad tolk, helst på telefon.</translation>
    </message>
    <message>
        <source>A question that is overheard can put the person in danger. Offer a visit alone.</source>
        <translation>En fråga som någon annan hör kan utsätta personen för fara. Erbjud ett enskilt besök.</translation>
    </message>
    <message>
        <source>A child can retell what is said. Offer a visit without the child.</source>
        <translation>Ett barn kan återberätta vad som sägs. Erbjud ett besök utan barnet.</translation>
    </message>
    <message>
        <source>That it was not asked counts too. Choose a reason and a day to ask again.</source>
        <translation>Det räknas också när frågan inte ställs. Välj skäl och en dag att fråga igen.</translation>
    </message>
    <message>
        <source>Case reference</source>
        <translation>Ärendereferens</translation>
    </message>
    <message>
        <source>Records are found by the unit&apos;s own case reference only.</source>
        <translation>Samtal går bara att hitta med enhetens egen ärendereferens.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Påbörjat</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>There is no contact with that reference.</source>
        <translation>Det finns ingen kontakt med den referensen.</translation>
    </message>
    <message>
        <source>A municipality or a region can make one table of the counts of several units. Which part is yours?</source>
        <translation>En kommun eller region kan göra en tabell av flera enheters tal. Vilken del är din?</translation>
    </message>
    <message>
        <source>This unit sends its counts</source>
        <translation>Enheten skickar sina tal</translation>
    </message>
    <message>
        <source>You seal the year in a file that only whoever puts the units together can open.</source>
        <translation>Du förseglar året i en fil som bara sammanställaren kan öppna.</translation>
    </message>
    <message>
        <source>They are sealed to {names}.</source>
        <translation>De förseglas till {names}.</translation>
    </message>
    <message numerus="yes">
        <source>The keys of %n unit(s) are trusted here.</source>
        <translation>
            <numerusform>%n enhets nyckel är betrodd här.</numerusform>
            <numerusform>%n enheters nycklar är betrodda här.</numerusform>
        </translation>
    </message>
    <message>
        <source>This program puts several units together</source>
        <translation>Programmet sammanställer flera enheter</translation>
    </message>
    <message>
        <source>You collect the units&apos; files, and the program makes one protected table of them. A store that is used for nothing else is best.</source>
        <translation>Du samlar in enheternas filer, och programmet gör en skyddad tabell av dem. Bäst är att ha programmet bara för det.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsätt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Avslutat</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Slutfört</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Inte avslutat</translation>
    </message>
    <message>
        <source>Go through the answers</source>
        <translation>Gå igenom svaren</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have no answer. A blank is never counted as a no.</source>
        <translation>
            <numerusform>%n fråga är obesvarad. En obesvarad fråga räknas aldrig som nej.</numerusform>
            <numerusform>%n frågor är obesvarade. En obesvarad fråga räknas aldrig som nej.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Gå till den första</translation>
    </message>
    <message>
        <source>Add another questionnaire</source>
        <translation>Lägg till ett frågeformulär</translation>
    </message>
    <message>
        <source>There is no further questionnaire to add.</source>
        <translation>Det finns inget mer frågeformulär att lägga till.</translation>
    </message>
    <message>
        <source>Begin these questions</source>
        <translation>Börja med frågorna</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) must be looked at.</source>
        <translation>
            <numerusform>%n fråga behöver ses över.</numerusform>
            <numerusform>%n frågor behöver ses över.</numerusform>
        </translation>
    </message>
    <message>
        <source>Must be looked at: {questions}</source>
        <translation>Behöver ses över: {questions}</translation>
    </message>
    <message>
        <source>After sealing the answers cannot be changed.</source>
        <translation>När du har slutfört går svaren inte att ändra.</translation>
    </message>
    <message>
        <source>No answer yet. The form needs one.</source>
        <extracomment>More questions that do not apply than this are folded away at first. So many lines are there when the page is first painted, more than any screen holds; then so many at a time.</extracomment>
        <translation>Inget svar än. Formuläret kräver ett.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändra</translation>
    </message>
    <message>
        <source>Change the answer to: {question}</source>
        <translation>Ändra svaret på: {question}</translation>
    </message>
    <message numerus="yes">
        <source>Not applicable with these answers (%n)</source>
        <translation>
            <numerusform>Inte aktuella med de här svaren (%n)</numerusform>
            <numerusform>Inte aktuella med de här svaren (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Seal with gaps</source>
        <translation>Slutför med obesvarade</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Slutför</translation>
    </message>
    <message>
        <source>{group} {number} of {total}</source>
        <translation>{group} {number} av {total}</translation>
    </message>
    <message>
        <source>{question} ({answer})</source>
        <translation>{question} ({answer})</translation>
    </message>
    <message>
        <source>Incomplete: {answered} of {total} answered</source>
        <translation>Ofullständigt: {answered} av {total} besvarade</translation>
    </message>
    <message>
        <source>No value yet</source>
        <translation>Inget värde än</translation>
    </message>
    <message>
        <source>The cut-off according to {source} is {value}.</source>
        <translation>Gränsvärdet enligt {source} är {value}.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>It could not be checked whether this is written as asked for.</source>
        <translation>Det gick inte att kontrollera om svaret är skrivet så som frågan vill ha det.</translation>
    </message>
    <message>
        <source>Does not want to answer</source>
        <extracomment>More choices than this stand closer together, so that a long list fits a 768-pixel screen.</extracomment>
        <translation>Vill inte svara</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Inget svar än</translation>
    </message>
    <message>
        <source>Will be counted as: {outcome}</source>
        <translation>Räknas som: {outcome}</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>Första starten</translation>
    </message>
    <message>
        <source>Set up the unit</source>
        <translation>Skapa enheten</translation>
    </message>
    <message>
        <source>Done once. Everything is kept encrypted on this computer and nowhere else.</source>
        <translation>Görs en gång. Allt sparas krypterat på den här datorn och ingen annanstans.</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>Enhetens namn</translation>
    </message>
    <message>
        <source>Kind of unit</source>
        <translation>Typ av enhet</translation>
    </message>
    <message>
        <source>How much is kept</source>
        <translation>Hur mycket som sparas</translation>
    </message>
    <message>
        <source>Tally mode keeps counts only, nothing about a person. Case mode keeps sealed answers under a case reference. This cannot be changed later.</source>
        <translation>Räkneläge sparar bara antal, inget om någon person. Ärendeläge sparar slutförda svar under en ärendereferens. Det går inte att ändra senare.</translation>
    </message>
    <message>
        <source>Your user name</source>
        <translation>Ditt användarnamn</translation>
    </message>
    <message>
        <source>You become screener and administrator.</source>
        <translation>Du blir samtalsledare och administratör.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Lösenfras</translation>
    </message>
    <message>
        <source>At least 12 characters. Four or five words that you remember are best.</source>
        <translation>Minst 12 tecken. Fyra eller fem ord som du minns är bäst.</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Lösenfrasen igen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Skapa</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>De två lösenfraserna är inte lika.</translation>
    </message>
    <message>
        <source>Recovery shares</source>
        <translation>Återställningsblad</translation>
    </message>
    <message>
        <source>Print the recovery shares</source>
        <translation>Skriv ut återställningsbladen</translation>
    </message>
    <message>
        <source>Share {number}</source>
        <translation>Blad {number}</translation>
    </message>
    <message>
        <source>Save as PDF to print</source>
        <translation>Spara som PDF att skriva ut</translation>
    </message>
    <message>
        <source>Saved as {file}. Print it, then delete the file: it opens the unit.</source>
        <translation>Sparad som {file}. Skriv ut och radera sedan filen: den öppnar enheten.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås upp</translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation>Glömt lösenfras</translation>
    </message>
    <message>
        <source>Open with two recovery shares</source>
        <translation>Öppna med två återställningsblad</translation>
    </message>
    <message>
        <source>Type the words of any two shares, then choose a new passphrase.</source>
        <translation>Skriv in orden från två av bladen. Välj sedan en ny lösenfras.</translation>
    </message>
    <message>
        <source>Words of share {number}</source>
        <translation>Orden på blad {number}</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Ny lösenfras</translation>
    </message>
    <message>
        <source>Open and set the passphrase</source>
        <translation>Öppna och byt lösenfras</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Användarnamn</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konton</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roller</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Lägg till ett konto</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>Lägg till kontot</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som datorn</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljust</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mörkt</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hög kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Färger</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textstorlek</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Lås efter</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without activity</source>
        <translation>
            <numerusform>%n minut utan aktivitet</numerusform>
            <numerusform>%n minuter utan aktivitet</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Fråga igen</translation>
    </message>
    <message>
        <source>Nobody is waiting to be asked again.</source>
        <translation>Ingen väntar på att få frågan igen.</translation>
    </message>
    <message>
        <source>Type the unit&apos;s own case reference first.</source>
        <translation>Skriv först enhetens egen ärendereferens.</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Ny kontakt</translation>
    </message>
    <message>
        <source>No contacts yet this year. Begin with New contact when you meet somebody.</source>
        <translation>Inga kontakter i år än. Börja med Ny kontakt när du möter någon.</translation>
    </message>
    <message>
        <source>asked this year, the goal is {goal} %</source>
        <translation>tillfrågade i år, målet är {goal}&#xa0;%</translation>
    </message>
    <message>
        <source>contacts this year</source>
        <translation>kontakter i år</translation>
    </message>
    <message>
        <source>to ask again</source>
        <translation>att fråga igen</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Börja</translation>
    </message>
    <message>
        <source>The unit has no routine. Ask the coordinator to add one before you ask.</source>
        <translation>Enheten har ingen rutin. Be samordnaren lägga till en innan du frågar.</translation>
    </message>
    <message>
        <source>Needs to be looked over</source>
        <translation>Behöver ses över</translation>
    </message>
    <message>
        <source>Overdue since {date}</source>
        <translation>Skulle ha varit {date}</translation>
    </message>
    <message>
        <source>The user name and the passphrase do not belong together.</source>
        <translation>Användarnamnet och lösenfrasen hör inte ihop.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>Lösenfrasen är för kort.</translation>
    </message>
    <message>
        <source>The user name cannot be used.</source>
        <translation>Användarnamnet går inte att använda.</translation>
    </message>
    <message>
        <source>There is already an account with that user name.</source>
        <translation>Det finns redan ett konto med det användarnamnet.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Ditt konto har inte behörighet till det här.</translation>
    </message>
    <message>
        <source>The recovery shares do not open this store.</source>
        <translation>Återställningsbladen öppnar inte enhetens fil.</translation>
    </message>
    <message>
        <source>The unit&apos;s name cannot be used.</source>
        <translation>Enhetens namn går inte att använda.</translation>
    </message>
    <message>
        <source>This kind of unit can only use tally mode.</source>
        <translation>Den här typen av enhet kan bara använda räkneläge.</translation>
    </message>
    <message>
        <source>There is already a store in that folder.</source>
        <translation>Det finns redan en enhets fil i den mappen.</translation>
    </message>
    <message>
        <source>There is no store in that folder.</source>
        <translation>Det finns ingen enhets fil i den mappen.</translation>
    </message>
    <message>
        <source>The store is already open in another window.</source>
        <translation>Enhetens fil är redan öppen i ett annat fönster.</translation>
    </message>
    <message>
        <source>The store is damaged and was left as it is.</source>
        <translation>Enhetens fil är skadad och lämnades orörd.</translation>
    </message>
    <message>
        <source>The key file and the store do not belong together.</source>
        <translation>Nyckelfilen och enhetens fil hör inte ihop.</translation>
    </message>
    <message>
        <source>The store was made by a newer version of the program.</source>
        <translation>Enhetens fil är skapad av en nyare version av programmet.</translation>
    </message>
    <message>
        <source>The store can be read but not written to.</source>
        <translation>Enhetens fil går att läsa men inte att skriva i.</translation>
    </message>
    <message>
        <source>The file that says where the unit lies is damaged.</source>
        <translation>Filen som säger var enheten ligger är skadad.</translation>
    </message>
    <message>
        <source>The unit lies on a server that cannot be reached safely.</source>
        <translation>Enheten ligger på en server som inte kan nås på ett säkert sätt.</translation>
    </message>
    <message>
        <source>The unit lies on a server, and this installation cannot reach one.</source>
        <translation>Enheten ligger på en server, och den här installationen kan inte nå någon.</translation>
    </message>
    <message>
        <source>The unit&apos;s server does not answer.</source>
        <translation>Enhetens server svarar inte.</translation>
    </message>
    <message>
        <source>The unit&apos;s server does not let this desk in.</source>
        <translation>Enhetens server släpper inte in den här datorn.</translation>
    </message>
    <message>
        <source>Another desk is saving just now, so nothing was saved here.</source>
        <translation>En annan dator sparar just nu, så inget sparades här.</translation>
    </message>
    <message>
        <source>The unit&apos;s server is set up for an older version.</source>
        <translation>Enhetens server är inställd för en äldre version.</translation>
    </message>
    <message>
        <source>The unit lies on a server, so this is not done here.</source>
        <translation>Enheten ligger på en server, så det här görs inte här.</translation>
    </message>
    <message>
        <source>Somebody at another desk has changed this meanwhile, so nothing was saved.</source>
        <translation>Någon vid en annan dator har ändrat det här under tiden, så inget sparades.</translation>
    </message>
    <message>
        <source>The key file is damaged.</source>
        <translation>Nyckelfilen är skadad.</translation>
    </message>
    <message>
        <source>Something in the store has been changed outside the program.</source>
        <translation>Något i enhetens fil har ändrats utanför programmet.</translation>
    </message>
    <message>
        <source>The disk is full, so the latest change could not be saved.</source>
        <translation>Disken är full, så den senaste ändringen kunde inte sparas.</translation>
    </message>
    <message>
        <source>The disk did not answer, so the latest change could not be saved.</source>
        <translation>Disken svarade inte, så den senaste ändringen kunde inte sparas.</translation>
    </message>
    <message>
        <source>The computer has too little free memory to unlock.</source>
        <translation>Datorn har för lite ledigt minne för att låsa upp.</translation>
    </message>
    <message>
        <source>The case reference cannot be used.</source>
        <translation>Ärendereferensen går inte att använda.</translation>
    </message>
    <message>
        <source>That looks like a personal identity number.</source>
        <translation>Det ser ut som ett personnummer.</translation>
    </message>
    <message>
        <source>The conversation is no longer in the store.</source>
        <translation>Samtalet finns inte längre i enhetens fil.</translation>
    </message>
    <message>
        <source>The conversation is completed and cannot be changed.</source>
        <translation>Samtalet är slutfört och går inte att ändra.</translation>
    </message>
    <message>
        <source>This cannot be done at this point of the conversation.</source>
        <translation>Det här går inte att göra i det här steget av samtalet.</translation>
    </message>
    <message>
        <source>Something about the moment has not been answered yet.</source>
        <translation>Något i förberedelsen är inte besvarat än.</translation>
    </message>
    <message>
        <source>This is not a safe moment to ask.</source>
        <translation>Det är inte säkert att fråga just nu.</translation>
    </message>
    <message>
        <source>Some questions have no answer yet.</source>
        <translation>Några frågor är inte besvarade än.</translation>
    </message>
    <message>
        <source>The date has already been.</source>
        <translation>Datumet har redan varit.</translation>
    </message>
    <message>
        <source>The date has not been yet.</source>
        <translation>Datumet har inte varit än.</translation>
    </message>
    <message>
        <source>The form cannot be printed in this language.</source>
        <translation>Formuläret går inte att skriva ut på det här språket.</translation>
    </message>
    <message>
        <source>The form sets how many of these there can be.</source>
        <translation>Formuläret bestämmer hur många det kan vara.</translation>
    </message>
    <message>
        <source>What was removed can no longer be brought back.</source>
        <translation>Det som togs bort kan inte hämtas tillbaka längre.</translation>
    </message>
    <message>
        <source>The question is not in this set of questions.</source>
        <translation>Frågan finns inte i det här frågeformuläret.</translation>
    </message>
    <message>
        <source>The answer does not fit the question.</source>
        <translation>Svaret passar inte frågan.</translation>
    </message>
    <message>
        <source>The set of questions cannot be used.</source>
        <translation>Frågeformuläret går inte att använda.</translation>
    </message>
    <message>
        <source>The set of questions is not on this computer.</source>
        <translation>Frågeformuläret finns inte på den här datorn.</translation>
    </message>
    <message>
        <source>The conversation already has this set of questions.</source>
        <translation>Samtalet har redan det här frågeformuläret.</translation>
    </message>
    <message>
        <source>This version is already here with other content.</source>
        <translation>Den här versionen finns redan med annat innehåll.</translation>
    </message>
    <message>
        <source>The set of questions has no wording yet.</source>
        <translation>Frågeformuläret saknar ännu formuleringar.</translation>
    </message>
    <message>
        <source>Its publisher has withdrawn this version.</source>
        <translation>Utgivaren har dragit tillbaka den här versionen.</translation>
    </message>
    <message>
        <source>Only an imported draft can be thrown away.</source>
        <translation>Bara ett importerat utkast kan kastas.</translation>
    </message>
    <message>
        <source>The version number is too small for what has changed.</source>
        <translation>Versionsnumret är för lågt för det som har ändrats.</translation>
    </message>
    <message>
        <source>The signature file cannot be read.</source>
        <translation>Signaturfilen går inte att läsa.</translation>
    </message>
    <message>
        <source>The set of questions was changed after it was signed.</source>
        <translation>Frågeformuläret har ändrats efter att det signerades.</translation>
    </message>
    <message>
        <source>The key cannot be used.</source>
        <translation>Nyckeln går inte att använda.</translation>
    </message>
    <message>
        <source>The publisher or the key is already trusted.</source>
        <translation>Utgivaren eller nyckeln är redan betrodd.</translation>
    </message>
    <message>
        <source>The publisher is not among those trusted.</source>
        <translation>Utgivaren finns inte bland de betrodda.</translation>
    </message>
    <message>
        <source>The Excel workbook cannot be used.</source>
        <translation>Excelboken går inte att använda.</translation>
    </message>
    <message>
        <source>The routine cannot be used.</source>
        <translation>Rutinen går inte att använda.</translation>
    </message>
    <message>
        <source>The unit has no routine to follow.</source>
        <translation>Enheten har ingen rutin att följa.</translation>
    </message>
    <message>
        <source>A file that is needed is missing.</source>
        <translation>En fil som behövs saknas.</translation>
    </message>
    <message>
        <source>Somebody could work out a small number from these figures.</source>
        <translation>Någon skulle kunna räkna fram ett litet antal ur den här statistiken.</translation>
    </message>
    <message>
        <source>The year has been published in another way.</source>
        <translation>Året är redan publicerat på ett annat sätt.</translation>
    </message>
    <message>
        <source>The numbers have changed since the year was published.</source>
        <translation>Talen har ändrats sedan året lämnades ut.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Filen går inte att läsa.</translation>
    </message>
    <message>
        <source>There is no such table this year.</source>
        <translation>Det finns ingen sådan tabell det året.</translation>
    </message>
    <message>
        <source>The file holds no sealed counts, or not all of them.</source>
        <translation>Filen innehåller inga förseglade tal, eller inte alla.</translation>
    </message>
    <message>
        <source>The file was made by a newer version of the program.</source>
        <translation>Filen är gjord av en nyare version av programmet.</translation>
    </message>
    <message>
        <source>The counts are too many for one file.</source>
        <translation>Talen är för många för en fil.</translation>
    </message>
    <message>
        <source>The unit&apos;s file is not as it was made.</source>
        <translation>Enhetens fil är inte som den var när den gjordes.</translation>
    </message>
    <message>
        <source>The file is sealed to another key than the one here.</source>
        <translation>Filen är förseglad till en annan nyckel än den som finns här.</translation>
    </message>
    <message>
        <source>The key that signed the file is not trusted here.</source>
        <translation>Nyckeln som har undertecknat filen är inte betrodd här.</translation>
    </message>
    <message>
        <source>The files do not count the same thing.</source>
        <translation>Filerna räknar inte samma sak.</translation>
    </message>
    <message>
        <source>One unit is there twice.</source>
        <translation>En enhet finns med två gånger.</translation>
    </message>
    <message>
        <source>Some of the expected units are missing.</source>
        <translation>Några av de väntade enheterna saknas.</translation>
    </message>
    <message>
        <source>An export with hidden numbers cannot be added.</source>
        <translation>En export med dolda tal går inte att lägga ihop.</translation>
    </message>
    <message>
        <source>A sum would be of too few units.</source>
        <translation>En summa skulle vara av för få enheter.</translation>
    </message>
    <message>
        <source>Together with what a unit has published, a small count would follow.</source>
        <translation>Tillsammans med det en enhet redan har publicerat skulle ett litet antal gå att räkna fram.</translation>
    </message>
    <message>
        <source>That is no public key of the right kind.</source>
        <translation>Det är ingen publik nyckel av rätt sort.</translation>
    </message>
    <message>
        <source>The key is new here.</source>
        <translation>Nyckeln är ny här.</translation>
    </message>
    <message>
        <source>The digits are not those of this key.</source>
        <translation>Siffrorna hör inte till den här nyckeln.</translation>
    </message>
    <message>
        <source>Another key is already trusted under that name.</source>
        <translation>En annan nyckel är redan betrodd under det namnet.</translation>
    </message>
    <message>
        <source>No key of that name is trusted here.</source>
        <translation>Ingen nyckel med det namnet är betrodd här.</translation>
    </message>
    <message>
        <source>There is no key here to open sealed counts with.</source>
        <translation>Det finns ingen nyckel här att öppna förseglade tal med.</translation>
    </message>
    <message>
        <source>Nothing can be written to that folder.</source>
        <translation>Det går inte att skriva i den mappen.</translation>
    </message>
    <message>
        <source>The program has made a mistake and stopped what it was doing.</source>
        <translation>Det blev fel i programmet, och det avbröt det som pågick.</translation>
    </message>
    <message>
        <source>Try again. Capital and small letters count.</source>
        <translation>Försök igen. Stora och små bokstäver räknas som olika.</translation>
    </message>
    <message>
        <source>Choose a longer one; several words are easy to remember.</source>
        <translation>Välj en längre. Flera ord är lätta att minnas.</translation>
    </message>
    <message>
        <source>Use letters and digits, without spaces.</source>
        <translation>Använd bokstäver och siffror, utan mellanslag.</translation>
    </message>
    <message>
        <source>Choose another user name.</source>
        <translation>Välj ett annat användarnamn.</translation>
    </message>
    <message>
        <source>Ask the administrator if your duties require it.</source>
        <translation>Fråga administratören om du behöver det i ditt arbete.</translation>
    </message>
    <message>
        <source>Check every word against the paper. Two different shares of the same store are needed.</source>
        <translation>Kontrollera varje ord mot papperet. Det behövs två olika blad som hör till samma fil.</translation>
    </message>
    <message>
        <source>Write a name of ordinary length, on one line.</source>
        <translation>Skriv ett namn av vanlig längd, på en rad.</translation>
    </message>
    <message>
        <source>Choose tally mode: nothing about persons is then kept.</source>
        <translation>Välj räkneläge: då sparas inget om någon person.</translation>
    </message>
    <message>
        <source>Open it, or choose another folder. It was left untouched.</source>
        <translation>Öppna den eller välj en annan mapp. Den lämnades orörd.</translation>
    </message>
    <message>
        <source>Choose another folder, create a store or restore a backup.</source>
        <translation>Välj en annan mapp, skapa enheten eller läs tillbaka en säkerhetskopia.</translation>
    </message>
    <message>
        <source>Close the other window first. Nothing has been lost.</source>
        <translation>Stäng det andra fönstret först. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Ask the administrator to restore both from the same backup.</source>
        <translation>Be administratören läsa tillbaka båda från samma säkerhetskopia.</translation>
    </message>
    <message>
        <source>Update the program. The store was left untouched.</source>
        <translation>Uppdatera programmet. Enhetens fil lämnades orörd.</translation>
    </message>
    <message>
        <source>Ask whoever runs the computer for write access. What was saved before is safe.</source>
        <translation>Be den som sköter datorn om skrivrätt. Det som sparats tidigare finns kvar.</translation>
    </message>
    <message>
        <source>Ask the administrator to join this desk anew. Nothing has been lost.</source>
        <translation>Be administratören ansluta den här datorn på nytt. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Ask the administrator to join this desk anew. Nothing has been sent.</source>
        <translation>Be administratören ansluta den här datorn på nytt. Inget har skickats.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the program to install the part for several desks.</source>
        <translation>Be den som sköter programmet installera delen för flera datorer.</translation>
    </message>
    <message>
        <source>What you wrote is still on screen. Check the network and try again, or tell IT.</source>
        <translation>Det du skrev står kvar på skärmen. Kontrollera nätverket och försök igen, eller säg till it-avdelningen.</translation>
    </message>
    <message>
        <source>Tell whoever runs the server. What was saved before is safe.</source>
        <translation>Säg till den som sköter servern. Det som sparades tidigare är säkert.</translation>
    </message>
    <message>
        <source>What you wrote is still on screen. Try again.</source>
        <translation>Det du skrev står kvar på skärmen. Försök igen.</translation>
    </message>
    <message>
        <source>Tell whoever looks after the program. Nothing has been lost.</source>
        <translation>Säg till den som sköter programmet. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the program. Nothing was changed.</source>
        <translation>Fråga den som sköter programmet. Inget har ändrats.</translation>
    </message>
    <message>
        <source>What you wrote is still on screen. Note it down if you need it, then look at the newest.</source>
        <translation>Det du skrev står kvar på skärmen. Anteckna det om du behöver det och titta sedan på det senaste.</translation>
    </message>
    <message>
        <source>Stop and tell the administrator. The program shows nothing it cannot vouch for.</source>
        <translation>Gör ett uppehåll och säg till administratören. Programmet visar inget som det inte kan stå för.</translation>
    </message>
    <message>
        <source>Free some space and try again. What was saved before is safe.</source>
        <translation>Frigör utrymme och försök igen. Det som sparats tidigare finns kvar.</translation>
    </message>
    <message>
        <source>Try again. If it comes back, tell whoever runs the computer.</source>
        <translation>Försök igen. Säg till den som sköter datorn om det återkommer.</translation>
    </message>
    <message>
        <source>Close other programs and try again. Nothing has been lost.</source>
        <translation>Stäng andra program och försök igen. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Use the reference as your case system writes it.</source>
        <translation>Skriv referensen så som ditt verksamhetssystem skriver den.</translation>
    </message>
    <message>
        <source>Write the case&apos;s own reference. Nobody&apos;s identity number is kept here.</source>
        <translation>Skriv ärendets egen referens. Inga personnummer sparas här.</translation>
    </message>
    <message>
        <source>It may have been handed over or deleted by rule. Go back to Today.</source>
        <translation>Det kan ha lämnats över eller gallrats. Gå tillbaka till I dag.</translation>
    </message>
    <message>
        <source>Nothing was changed. Its answers stand as they were given.</source>
        <translation>Inget ändrades. Svaren står kvar som de gavs.</translation>
    </message>
    <message>
        <source>Go on from the stage shown at the left. Nothing has been lost.</source>
        <translation>Fortsätt från steget som visas till vänster. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Answer each line, then go on.</source>
        <translation>Svara på varje rad och fortsätt sedan.</translation>
    </message>
    <message>
        <source>Do not ask now. Choose when to ask again, and it will be remembered.</source>
        <translation>Fråga inte nu. Välj när du ska fråga igen, så påminner programmet.</translation>
    </message>
    <message>
        <source>Answer them, or say that the person does not want to.</source>
        <translation>Besvara dem, eller ange att personen inte vill svara.</translation>
    </message>
    <message>
        <source>Choose today or a later day.</source>
        <translation>Välj i dag eller en senare dag.</translation>
    </message>
    <message>
        <source>Choose the day on which the form was filled in.</source>
        <translation>Välj den dag då formuläret fylldes i.</translation>
    </message>
    <message>
        <source>Choose one of its other languages, or read it on screen.</source>
        <translation>Välj ett av dess andra språk, eller läs det på skärmen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Write the rest in the last one.</source>
        <translation>Inget har ändrats. Skriv resten i den sista.</translation>
    </message>
    <message>
        <source>Something has been changed since. Add it again by hand.</source>
        <translation>Något annat har ändrats sedan dess. Lägg till det igen för hand.</translation>
    </message>
    <message>
        <source>Go back and open the question again. Nothing has been lost.</source>
        <translation>Gå tillbaka och öppna frågan igen. Inget har gått förlorat.</translation>
    </message>
    <message>
        <source>Change the answer. The earlier one is still there.</source>
        <translation>Ändra svaret. Det tidigare finns kvar.</translation>
    </message>
    <message>
        <source>Use another one. The coordinator can have the file checked.</source>
        <translation>Använd ett annat. Samordnaren kan låta kontrollera filen.</translation>
    </message>
    <message>
        <source>Ask the coordinator to put it back. The answers are still there.</source>
        <translation>Be samordnaren lägga tillbaka det. Svaren finns kvar.</translation>
    </message>
    <message>
        <source>Go to it in the list of the conversation&apos;s questions.</source>
        <translation>Gå till det i listan över samtalets frågor.</translation>
    </message>
    <message>
        <source>Give the file a new version. What is here was left untouched.</source>
        <translation>Ge filen en ny version. Det som redan finns är orört.</translation>
    </message>
    <message>
        <source>Fill in the wording from your licensed copy first.</source>
        <translation>Fyll först i formuleringarna från ert licensierade exemplar.</translation>
    </message>
    <message>
        <source>Import a later version.</source>
        <translation>Importera en senare version.</translation>
    </message>
    <message>
        <source>Retire it instead. Old answers can then still be read.</source>
        <translation>Ta det ur bruk i stället. Gamla svar går då fortfarande att läsa.</translation>
    </message>
    <message>
        <source>Give the file a higher version number.</source>
        <translation>Ge filen ett högre versionsnummer.</translation>
    </message>
    <message>
        <source>Ask the publisher for the signature file again.</source>
        <translation>Be utgivaren om signaturfilen igen.</translation>
    </message>
    <message>
        <source>Do not use it. Ask the publisher for the file again.</source>
        <translation>Använd det inte. Be utgivaren om filen igen.</translation>
    </message>
    <message>
        <source>Paste the publisher&apos;s whole public key, and give the publisher a name.</source>
        <translation>Klistra in utgivarens hela publika nyckel och ge utgivaren ett namn.</translation>
    </message>
    <message>
        <source>Remove the earlier one first if it should be replaced.</source>
        <translation>Ta bort den tidigare först om den ska ersättas.</translation>
    </message>
    <message>
        <source>Look at the list again. It may have been removed.</source>
        <translation>Titta i listan igen. Den kan ha tagits bort.</translation>
    </message>
    <message>
        <source>Mend the rows that are named, and choose the file again.</source>
        <translation>Rätta de rader som nämns och välj filen igen.</translation>
    </message>
    <message>
        <source>Ask the coordinator to have the file checked.</source>
        <translation>Be samordnaren låta kontrollera filen.</translation>
    </message>
    <message>
        <source>Do not ask before there is one. Tell your manager.</source>
        <translation>Fråga inte förrän det finns en. Säg till din chef.</translation>
    </message>
    <message>
        <source>Install the program again, or put the file back.</source>
        <translation>Installera programmet igen eller lägg tillbaka filen.</translation>
    </message>
    <message>
        <source>Nothing was written. Tell whoever looks after the program.</source>
        <translation>Inget har skrivits. Säg till den som sköter programmet.</translation>
    </message>
    <message>
        <source>A published year keeps its tables, its units and its protection. Nothing was written.</source>
        <translation>Ett utlämnat år behåller sina tabeller, sina enheter och sitt skydd. Inget har skrivits.</translation>
    </message>
    <message>
        <source>Choose why it is published anew. Nothing was written.</source>
        <translation>Välj varför det lämnas ut på nytt. Inget har skrivits.</translation>
    </message>
    <message>
        <source>Nothing was written. Choose the same protection and tables as in the first edition of the year.</source>
        <translation>Ingenting skrevs. Välj samma skydd och samma tabeller som i årets första utgåva.</translation>
    </message>
    <message>
        <source>Choose another file, or ask for the right to read it.</source>
        <translation>Välj en annan fil, eller be om rätt att läsa den.</translation>
    </message>
    <message>
        <source>Choose among the tables of the year&apos;s plan.</source>
        <translation>Välj bland tabellerna i årets plan.</translation>
    </message>
    <message>
        <source>Ask the unit for the file again.</source>
        <translation>Be enheten om filen igen.</translation>
    </message>
    <message>
        <source>Update the program here, then open the file again.</source>
        <translation>Uppdatera programmet här och öppna filen igen.</translation>
    </message>
    <message>
        <source>Ask the unit for the file again. Nothing was written.</source>
        <translation>Be enheten om filen igen. Inget skrevs.</translation>
    </message>
    <message>
        <source>Send the unit your public key and ask it to seal again.</source>
        <translation>Skicka enheten din publika nyckel och be den försegla igen.</translation>
    </message>
    <message>
        <source>Ask the unit for its public key, and compare the digits on the telephone.</source>
        <translation>Be enheten om dess publika nyckel och jämför siffrorna på telefon.</translation>
    </message>
    <message>
        <source>Put together only files of the same year, plan and method.</source>
        <translation>Sammanställ bara filer av samma år, plan och metod.</translation>
    </message>
    <message>
        <source>Take one of its files away.</source>
        <translation>Ta bort en av dess filer.</translation>
    </message>
    <message>
        <source>Get their files, or go on without them; the table then says so.</source>
        <translation>Hämta deras filer, eller fortsätt utan dem. Det står då i tabellen.</translation>
    </message>
    <message>
        <source>Ask the unit for an export with rounded numbers.</source>
        <translation>Be enheten om en export med avrundade tal.</translation>
    </message>
    <message>
        <source>Nothing was written. Wait for more units.</source>
        <translation>Inget skrevs. Vänta på fler enheter.</translation>
    </message>
    <message>
        <source>Nothing was written. Leave out the rows of single units.</source>
        <translation>Inget skrevs. Utelämna raderna för enskilda enheter.</translation>
    </message>
    <message>
        <source>Ask for the key file again.</source>
        <translation>Be om nyckelfilen igen.</translation>
    </message>
    <message>
        <source>Call its owner, and type the thirty digits that are read out.</source>
        <translation>Ring ägaren och skriv de trettio siffror som läses upp.</translation>
    </message>
    <message>
        <source>Do not use it. Ask its owner for the key another way.</source>
        <translation>Använd den inte. Be ägaren om nyckeln på ett annat sätt.</translation>
    </message>
    <message>
        <source>Ask why it has changed, then remove the earlier one.</source>
        <translation>Fråga varför den har bytts och ta sedan bort den tidigare.</translation>
    </message>
    <message>
        <source>Look at the list of keys again.</source>
        <translation>Titta i listan över nycklar igen.</translation>
    </message>
    <message>
        <source>Make one, and send its public half to the units.</source>
        <translation>Gör en och skicka den publika halvan till enheterna.</translation>
    </message>
    <message>
        <source>Answers no longer mean the same: raise the first number of the version.</source>
        <translation>Svaren betyder inte längre samma sak: höj versionens första tal.</translation>
    </message>
    <message>
        <source>More than words has changed: raise the second number of the version.</source>
        <translation>Mer än ord har ändrats: höj versionens andra tal.</translation>
    </message>
    <message>
        <source>Raise the last number of the version.</source>
        <translation>Höj versionens sista tal.</translation>
    </message>
    <message>
        <source>Nothing was written. Rounded numbers in place of hidden ones would pass, and no table is lost.</source>
        <extracomment>What is named behind the sentence: the fact that says who or which. The smallest change with which a year&apos;s figures could be published; nothing was written in any case.</extracomment>
        <translation>Inget har skrivits. Avrundade tal i stället för dolda skulle gå, och ingen tabell går förlorad.</translation>
    </message>
    <message>
        <source>Nothing was written. Without the table {table}, {cells} numbers fewer, the rest would pass.</source>
        <translation>Inget har skrivits. Utan tabellen {table}, {cells} tal färre, skulle resten gå.</translation>
    </message>
    <message>
        <source>Nothing was written. With units under {least} put together, {cells} numbers fewer, it would pass.</source>
        <translation>Inget har skrivits. Om enheter under {least} slås ihop, {cells} tal färre, skulle det gå.</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s).</source>
        <translation>
            <numerusform>Lösenfrasen behöver minst %n tecken.</numerusform>
            <numerusform>Lösenfrasen behöver minst %n tecken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder. Nothing was written.</source>
        <translation>Välj en annan mapp. Inget skrevs.</translation>
    </message>
    <message>
        <source>Start it again. What was saved is still there. Tell whoever looks after the program.</source>
        <translation>Starta det igen. Det som sparats finns kvar. Säg till den som sköter programmet.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have no answer yet.</source>
        <translation>
            <numerusform>%n fråga är inte besvarad än.</numerusform>
            <numerusform>%n frågor är inte besvarade än.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file {file} is needed and is missing.</source>
        <translation>Filen {file} behövs men saknas.</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Dölj</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Visa det jag skriver</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>Put the notice away</source>
        <translation>Ta bort meddelandet</translation>
    </message>
    <message>
        <source>Step {number}, {name}: done</source>
        <extracomment>Room round the rows for the focus ring, which the scroll area would cut.</extracomment>
        <translation>Steg {number}, {name}: klart</translation>
    </message>
    <message>
        <source>Step {number}, {name}: you are here</source>
        <translation>Steg {number}, {name}: här är du</translation>
    </message>
    <message>
        <source>Step {number}, {name}: still to come</source>
        <translation>Steg {number}, {name}: återstår</translation>
    </message>
    <message>
        <source>Where we are</source>
        <translation>Var vi är</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Sidor</translation>
    </message>
    <message>
        <source>Our routine right now</source>
        <translation>Vår rutin just nu</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>Visa det senaste</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Everything saved is still there.</source>
        <translation>Något gick fel i programmet. Allt som sparats finns kvar.</translation>
    </message>
    <message>
        <source>Nothing about a person is kept</source>
        <translation>Inget om någon person sparas</translation>
    </message>
    <message numerus="yes">
        <source>Locks after %n minute(s) without activity</source>
        <translation>
            <numerusform>Låser efter %n minut utan aktivitet</numerusform>
            <numerusform>Låser efter %n minuter utan aktivitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s) without activity.</source>
        <translation>
            <numerusform>Låst efter %n minut utan aktivitet.</numerusform>
            <numerusform>Låst efter %n minuter utan aktivitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n second(s). Press any key to go on.</source>
        <translation>
            <numerusform>Låser om %n sekund. Tryck på valfri tangent för att fortsätta.</numerusform>
            <numerusform>Låser om %n sekunder. Tryck på valfri tangent för att fortsätta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every answer is kept encrypted on the unit&apos;s server</source>
        <translation>Varje svar sparas krypterat på enhetens server</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Sparat {time}</translation>
    </message>
    <message>
        <source>Every answer is kept encrypted on this computer</source>
        <translation>Varje svar sparas krypterat på den här datorn</translation>
    </message>
    <message>
        <source>F1 Help with the question</source>
        <translation>F1 Hjälp med frågan</translation>
    </message>
    <message>
        <source>Choose, or type to search</source>
        <translation>Välj, eller skriv för att söka</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s). Nothing has been cut.</source>
        <translation>
            <numerusform>Högst %n tecken. Inget har tagits bort.</numerusform>
            <numerusform>Högst %n tecken. Inget har tagits bort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s) are needed.</source>
        <translation>
            <numerusform>Minst %n tecken behövs.</numerusform>
            <numerusform>Minst %n tecken behövs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s).</source>
        <translation>
            <numerusform>Högst %n decimal.</numerusform>
            <numerusform>Högst %n decimaler.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n answer(s).</source>
        <translation>
            <numerusform>Högst %n svar.</numerusform>
            <numerusform>Högst %n svar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n answer(s) are needed.</source>
        <translation>
            <numerusform>Minst %n svar behövs.</numerusform>
            <numerusform>Minst %n svar behövs.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not written as asked for: {format}</source>
        <translation>Det är inte skrivet som frågan begär: {format}</translation>
    </message>
    <message>
        <source>This cannot be kept as an answer here. Look at how it is written.</source>
        <translation>Det här kan inte sparas som svar. Se över hur det är skrivet.</translation>
    </message>
    <message>
        <source>The answer can be {value} or more.</source>
        <translation>Svaret kan vara lägst {value}.</translation>
    </message>
    <message>
        <source>The answer can be {value} or less.</source>
        <translation>Svaret kan vara högst {value}.</translation>
    </message>
    <message>
        <source>Write a whole number with digits, for example 12.</source>
        <translation>Skriv ett heltal med siffror, till exempel 12.</translation>
    </message>
    <message>
        <source>Write a number with digits, for example 2.5.</source>
        <translation>Skriv ett tal med siffror, till exempel 2,5.</translation>
    </message>
    <message>
        <source>Write the date with its year, for example 2026-11-22. A year alone will do if no more is known.</source>
        <translation>Skriv datum med årtal, till exempel 2026-11-22. Enbart årtal räcker om mer inte är känt.</translation>
    </message>
    <message>
        <source>Write date and time, for example 2026-11-22 14.30.</source>
        <translation>Skriv datum och tid, till exempel 2026-11-22 14.30.</translation>
    </message>
    <message>
        <source>Write a time, for example 14.30.</source>
        <translation>Skriv ett klockslag, till exempel 14.30.</translation>
    </message>
    <message>
        <source>Choose the unit too.</source>
        <translation>Välj också enhet.</translation>
    </message>
    <message>
        <source>Choose one of the answers in the list, or empty the field.</source>
        <translation>Välj ett av svaren i listan, eller töm fältet.</translation>
    </message>
    <message>
        <source>It is not written in the way that the question asks for.</source>
        <translation>Det är inte skrivet på det sätt som frågan begär.</translation>
    </message>
    <message>
        <source>The answer must stand on one line.</source>
        <translation>Svaret måste stå på en rad.</translation>
    </message>
    <message>
        <source>Write the whole address, for example https://example.org</source>
        <translation>Skriv hela adressen, till exempel https://example.org</translation>
    </message>
    <message>
        <source>Only one answer can be given.</source>
        <translation>Bara ett svar kan anges.</translation>
    </message>
    <message>
        <source>One of these answers cannot stand beside another.</source>
        <translation>Ett av svaren kan inte stå tillsammans med ett annat.</translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation>Frågan behöver ett svar.</translation>
    </message>
    <message>
        <source>Add another answer</source>
        <translation>Lägg till ett svar</translation>
    </message>
    <message>
        <source>Take answer {number} away</source>
        <translation>Ta bort svar {number}</translation>
    </message>
    <message>
        <source>Enter a paper form</source>
        <extracomment>An older form belongs to a year whose figures are done.</extracomment>
        <translation>Registrera pappersformulär</translation>
    </message>
    <message>
        <source>Day on which it was filled in</source>
        <translation>Dag då formuläret fylldes i</translation>
    </message>
    <message>
        <source>For example 2026-11-22. The day of entry is noted by itself.</source>
        <translation>Till exempel 2026-11-22. Dagen för registrering noteras för sig.</translation>
    </message>
    <message>
        <source>Go on to the paper form</source>
        <translation>Fortsätt till pappersformuläret</translation>
    </message>
    <message>
        <source>To go on, write {word}</source>
        <translation>Skriv {word} för att gå vidare</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Write the whole date, with day, month and year.</source>
        <translation>Skriv hela datumet, med dag, månad och år.</translation>
    </message>
    <message>
        <source>That day has not been yet.</source>
        <translation>Den dagen har inte varit än.</translation>
    </message>
    <message>
        <source>That is more than two years ago. Look at the year again.</source>
        <translation>Det är mer än två år sedan. Kontrollera årtalet.</translation>
    </message>
    <message>
        <source>Other, in own words</source>
        <translation>Annat, med egna ord</translation>
    </message>
    <message>
        <source>Choose in a calendar</source>
        <translation>Välj i kalender</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>This is no readable JSON file.</source>
        <extracomment>The same words as the command line&apos;s, so that what is read out on the telephone can be found.</extracomment>
        <translation>Det här är ingen läsbar JSON-fil.</translation>
    </message>
    <message>
        <source>The element {element} stands twice in the same place.</source>
        <translation>Elementet {element} står två gånger på samma ställe.</translation>
    </message>
    <message>
        <source>This is no FHIR Questionnaire.</source>
        <translation>Det här är inget FHIR Questionnaire.</translation>
    </message>
    <message>
        <source>This is written for {format}; the program reads FHIR R4.</source>
        <translation>Det här är skrivet för {format}. Programmet läser FHIR R4.</translation>
    </message>
    <message>
        <source>There is more of {what} than the program takes in; the limit is {limit}.</source>
        <translation>Det finns mer av {what} än programmet tar emot. Gränsen är {limit}.</translation>
    </message>
    <message>
        <source>The element {element} has the wrong JSON type; it should be {expected}.</source>
        <translation>Elementet {element} har fel JSON-typ. Det ska vara {expected}.</translation>
    </message>
    <message>
        <source>FHIR R4 has no element {element} here.</source>
        <translation>FHIR R4 har inget element {element} här.</translation>
    </message>
    <message>
        <source>The element {element} is missing.</source>
        <translation>Elementet {element} saknas.</translation>
    </message>
    <message>
        <source>The element {element} is empty.</source>
        <translation>Elementet {element} är tomt.</translation>
    </message>
    <message>
        <source>The element {element} says nothing on this type of item; it is not used.</source>
        <translation>Elementet {element} har ingen betydelse för den här typen av fråga och används inte.</translation>
    </message>
    <message>
        <source>The form does not say whether it is a draft, in use or retired.</source>
        <translation>Det framgår inte om formuläret är ett utkast, används eller har tagits ur bruk.</translation>
    </message>
    <message>
        <source>The status must be draft, active, retired or unknown.</source>
        <translation>Status måste vara draft, active, retired eller unknown.</translation>
    </message>
    <message>
        <source>The element {element} holds hidden marks that change the reading direction, so it is not what it looks like.</source>
        <translation>Elementet {element} innehåller dolda tecken som ändrar läsriktningen. Det är därför inte vad det ser ut att vara.</translation>
    </message>
    <message>
        <source>Hidden marks that change the reading direction were taken out of a text.</source>
        <translation>Dolda tecken som ändrar läsriktningen har tagits bort ur en text.</translation>
    </message>
    <message>
        <source>Each questionnaire in the Bundle must have a language of its own.</source>
        <translation>Varje formulär i filen (Bundle) måste ha sitt eget språk.</translation>
    </message>
    <message>
        <source>The questionnaire in {language} differs from the first in more than its words ({element}).</source>
        <translation>Formuläret på {language} skiljer sig från det första i mer än orden ({element}).</translation>
    </message>
    <message>
        <source>What the form carries inside itself is kept and not used.</source>
        <translation>Det som formuläret bär med sig behålls men används inte.</translation>
    </message>
    <message>
        <source>The element {element} is kept and shown in the ordinary way.</source>
        <translation>Elementet {element} behålls och visas på vanligt sätt.</translation>
    </message>
    <message>
        <source>The extension {construct} is kept, and the item is shown in the ordinary way.</source>
        <translation>Tillägget {construct} behålls och posten visas på vanligt sätt.</translation>
    </message>
    <message>
        <source>The program does not know the extension {url}; it is kept.</source>
        <translation>Programmet känner inte till tillägget {url}. Det behålls.</translation>
    </message>
    <message>
        <source>There is no control {control}; the ordinary one is used.</source>
        <translation>Kontrollen {control} finns inte. Den vanliga används.</translation>
    </message>
    <message>
        <source>Nothing is fetched from other systems, so the field begins empty.</source>
        <translation>Inget hämtas från andra system, så fältet är tomt från början.</translation>
    </message>
    <message>
        <source>The program does not do {construct}, and the form would mean something else without it.</source>
        <translation>Programmet hanterar inte {construct}, och formuläret skulle betyda något annat utan det.</translation>
    </message>
    <message>
        <source>The item has no linkId.</source>
        <translation>Posten saknar linkId.</translation>
    </message>
    <message>
        <source>More than one item has this linkId.</source>
        <translation>Fler än en post har detta linkId.</translation>
    </message>
    <message>
        <source>FHIR R4 has no such item type.</source>
        <translation>FHIR R4 har ingen sådan typ av post.</translation>
    </message>
    <message>
        <source>The question has no text.</source>
        <translation>Frågan saknar text.</translation>
    </message>
    <message>
        <source>The group holds nothing.</source>
        <translation>Gruppen är tom.</translation>
    </message>
    <message>
        <source>Nothing can stand below a text that is only shown.</source>
        <translation>Inget kan stå under en text som bara visas.</translation>
    </message>
    <message>
        <source>Texts stand below a text that is only shown; they are shown after it.</source>
        <translation>Det finns texter under en text som bara visas. De visas efter den.</translation>
    </message>
    <message>
        <source>The item is hidden and must be answered, so nobody can finish the form.</source>
        <translation>Posten är dold och måste besvaras, så ingen kan bli klar med formuläret.</translation>
    </message>
    <message>
        <source>The item must be answered and cannot be.</source>
        <translation>Posten måste besvaras men går inte att besvara.</translation>
    </message>
    <message>
        <source>No value lies between the smallest and the largest that are allowed.</source>
        <translation>Inget värde ligger mellan det minsta och det största tillåtna.</translation>
    </message>
    <message>
        <source>The pattern for the answer cannot be used.</source>
        <translation>Mönstret för svaret går inte att använda.</translation>
    </message>
    <message>
        <source>The pattern for the answer can take so long to try that some answers are not checked against it.</source>
        <translation>Mönstret för svaret kan ta så lång tid att pröva att en del svar inte kontrolleras mot det.</translation>
    </message>
    <message>
        <source>A limit is of another type than the answer.</source>
        <translation>En gräns är av en annan typ än svaret.</translation>
    </message>
    <message>
        <source>The quantity has no unit.</source>
        <translation>Mängden saknar enhet.</translation>
    </message>
    <message>
        <source>The question has no options to choose from.</source>
        <translation>Frågan har inga alternativ att välja bland.</translation>
    </message>
    <message>
        <source>The question has options of its own and a value set; it can only have one of them.</source>
        <translation>Frågan har både egna alternativ och en värdemängd. Den kan bara ha det ena.</translation>
    </message>
    <message>
        <source>An option has no value.</source>
        <translation>Ett alternativ saknar värde.</translation>
    </message>
    <message>
        <source>An option has no text.</source>
        <translation>Ett alternativ saknar text.</translation>
    </message>
    <message>
        <source>Two options have the same value.</source>
        <translation>Två alternativ har samma värde.</translation>
    </message>
    <message>
        <source>A code has no system, so it can only be told from others by its text.</source>
        <translation>En kod saknar kodsystem och kan bara skiljas från andra genom sin text.</translation>
    </message>
    <message>
        <source>The value set {url} is named but not in the file.</source>
        <translation>Värdemängden {url} nämns men finns inte i filen.</translation>
    </message>
    <message>
        <source>The options are published elsewhere ({url}); put them into the form.</source>
        <translation>Alternativen finns publicerade på annat håll ({url}). Lägg in dem i formuläret.</translation>
    </message>
    <message>
        <source>The form carries no value set of that name.</source>
        <translation>Formuläret har ingen värdemängd med det namnet.</translation>
    </message>
    <message>
        <source>The value set inside the form is not a plain list of codes.</source>
        <translation>Värdemängden i formuläret är ingen enkel lista med koder.</translation>
    </message>
    <message>
        <source>Some options have a weight and some have none.</source>
        <translation>En del alternativ har poäng och andra saknar.</translation>
    </message>
    <message>
        <source>A cut-off lacks its value or its source. It is not shown.</source>
        <translation>Ett gränsvärde saknar värde eller källa. Det visas inte.</translation>
    </message>
    <message>
        <source>A starting value and options marked as chosen cannot stand together.</source>
        <translation>Ett startvärde och alternativ som är förvalda kan inte stå tillsammans.</translation>
    </message>
    <message>
        <source>There are several starting values for a question with one answer.</source>
        <translation>Det finns flera startvärden för en fråga med ett svar.</translation>
    </message>
    <message>
        <source>This item cannot have a starting value.</source>
        <translation>Den här posten kan inte ha något startvärde.</translation>
    </message>
    <message>
        <source>The starting value is none of the options.</source>
        <translation>Startvärdet är inget av alternativen.</translation>
    </message>
    <message>
        <source>A condition names no question.</source>
        <translation>Ett villkor nämner ingen fråga.</translation>
    </message>
    <message>
        <source>A condition names {question}, which is not in the form.</source>
        <translation>Ett villkor nämner {question}, som inte finns i formuläret.</translation>
    </message>
    <message>
        <source>A condition names {question}, which is no question.</source>
        <translation>Ett villkor nämner {question}, som inte är någon fråga.</translation>
    </message>
    <message>
        <source>A condition must have exactly one answer to compare with.</source>
        <translation>Ett villkor måste ha exakt ett svar att jämföra med.</translation>
    </message>
    <message>
        <source>Conditions depend on each other in a circle.</source>
        <translation>Villkor beror på varandra i en cirkel.</translation>
    </message>
    <message>
        <source>With several conditions the form must say whether all or any must hold.</source>
        <translation>Med flera villkor måste formuläret säga om alla eller något ska gälla.</translation>
    </message>
    <message>
        <source>The form can only ask for all conditions or for any.</source>
        <translation>Formuläret kan bara begära alla villkor eller något av dem.</translation>
    </message>
    <message>
        <source>FHIR R4 has no such comparison.</source>
        <translation>FHIR R4 har ingen sådan jämförelse.</translation>
    </message>
    <message>
        <source>The comparison {operator} does not suit this type of answer.</source>
        <translation>Jämförelsen {operator} passar inte för den här typen av svar.</translation>
    </message>
    <message>
        <source>A condition compares with another type of answer than the question has.</source>
        <translation>Ett villkor jämför med en annan typ av svar än frågan har.</translation>
    </message>
    <message>
        <source>A condition on {question} compares with an answer that cannot be chosen.</source>
        <translation>Ett villkor på {question} jämför med ett svar som inte går att välja.</translation>
    </message>
    <message>
        <source>“Not equal” holds while {question} is unanswered too; add a condition that it exists.</source>
        <translation>”Inte lika med” gäller också när {question} är obesvarad. Lägg till ett villkor att den har ett svar.</translation>
    </message>
    <message>
        <source>An expression uses something that the program does not do ({what}).</source>
        <translation>Ett uttryck använder något som programmet inte hanterar ({what}).</translation>
    </message>
    <message>
        <source>An expression cannot be read.</source>
        <translation>Ett uttryck går inte att läsa.</translation>
    </message>
    <message>
        <source>An expression uses {what}, which is not defined.</source>
        <translation>Ett uttryck använder {what}, som inte är definierat.</translation>
    </message>
    <message>
        <source>Expressions depend on each other in a circle.</source>
        <translation>Uttryck beror på varandra i en cirkel.</translation>
    </message>
    <message>
        <source>An expression is written in another language than FHIRPath.</source>
        <translation>Ett uttryck är skrivet i ett annat språk än FHIRPath.</translation>
    </message>
    <message>
        <source>The sum is made while questions are unanswered too, and would be too low.</source>
        <translation>Summan räknas också när frågor är obesvarade och skulle bli för låg.</translation>
    </message>
    <message>
        <source>A rule lacks its key, its severity, its text or its expression.</source>
        <translation>En regel saknar nyckel, allvarlighetsgrad, text eller uttryck.</translation>
    </message>
    <message>
        <source>The form does not say which language it is written in.</source>
        <translation>Formuläret säger inte vilket språk det är skrivet på.</translation>
    </message>
    <message>
        <source>That is no language tag.</source>
        <translation>Det är ingen språkkod.</translation>
    </message>
    <message>
        <source>A translation lacks its language or its text.</source>
        <translation>En översättning saknar språk eller text.</translation>
    </message>
    <message>
        <source>A text is translated into {language} more than once.</source>
        <translation>En text är översatt till {language} mer än en gång.</translation>
    </message>
    <message>
        <source>The form has no title.</source>
        <translation>Formuläret saknar titel.</translation>
    </message>
    <message>
        <source>The form does not say who holds the rights to it.</source>
        <translation>Formuläret säger inte vem som har rättigheterna till det.</translation>
    </message>
    <message>
        <source>The form has no url; it gets one made from its content.</source>
        <translation>Formuläret saknar url. Det får en som bildas av innehållet.</translation>
    </message>
    <message>
        <source>The form has no version; it gets one made from its content.</source>
        <translation>Formuläret saknar version. Det får en som bildas av innehållet.</translation>
    </message>
    <message>
        <source>Another form has the same url and version.</source>
        <translation>Ett annat formulär har samma url och version.</translation>
    </message>
    <message>
        <source>Filled in for trial ({answers}), the form could not be worked out ({failure}).</source>
        <translation>Vid provifyllning ({answers}) gick formuläret inte att räkna ut ({failure}).</translation>
    </message>
    <message>
        <source>Filled in for trial ({answers}), the form took too long.</source>
        <translation>Vid provifyllning ({answers}) tog formuläret för lång tid.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are not translated into {language}, so it is not offered.</source>
        <translation>
            <numerusform>%n text är inte översatt till {language}, så språket erbjuds inte.</numerusform>
            <numerusform>%n texter är inte översatta till {language}, så språket erbjuds inte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Must be mended before it can be used</source>
        <translation>Måste rättas innan det kan användas</translation>
    </message>
    <message>
        <source>Should be looked at</source>
        <translation>Bör ses över</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Bra att veta</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <extracomment>How many items are laid out at first: a long form comes in pieces, so that the page opens at once.</extracomment>
        <translation>
            <numerusform>Visa %n till</numerusform>
            <numerusform>Visa %n till</numerusform>
        </translation>
    </message>
    <message>
        <source>The questions below can be asked several times, once for each.</source>
        <translation>Frågorna nedan kan ställas flera gånger, en gång för var och en.</translation>
    </message>
    <message>
        <source>Not shown to the person.</source>
        <translation>Visas inte för personen.</translation>
    </message>
    <message>
        <source>Worked out by the program; nobody is asked.</source>
        <translation>Räknas fram av programmet. Ingen får frågan.</translation>
    </message>
    <message>
        <source>Asked only in some cases: the program works it out.</source>
        <translation>Ställs bara ibland: programmet räknar fram när.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> eller </translation>
    </message>
    <message>
        <source> and </source>
        <translation> och </translation>
    </message>
    <message>
        <source>Asked only if {rule}.</source>
        <translation>Ställs bara om {rule}.</translation>
    </message>
    <message>
        <source>question {number} has an answer</source>
        <translation>fråga {number} har ett svar</translation>
    </message>
    <message>
        <source>question {number} has no answer</source>
        <translation>fråga {number} saknar svar</translation>
    </message>
    <message>
        <source>the answer to question {number} is {answer}</source>
        <translation>svaret på fråga {number} är {answer}</translation>
    </message>
    <message>
        <source>the answer to question {number} is not {answer}</source>
        <translation>svaret på fråga {number} inte är {answer}</translation>
    </message>
    <message>
        <source>the answer to question {number} is more than {answer}</source>
        <translation>svaret på fråga {number} är mer än {answer}</translation>
    </message>
    <message>
        <source>the answer to question {number} is less than {answer}</source>
        <translation>svaret på fråga {number} är mindre än {answer}</translation>
    </message>
    <message>
        <source>the answer to question {number} is {answer} or more</source>
        <translation>svaret på fråga {number} är {answer} eller mer</translation>
    </message>
    <message>
        <source>the answer to question {number} is {answer} or less</source>
        <translation>svaret på fråga {number} är {answer} eller mindre</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>”{text}”</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ett datum</translation>
    </message>
    <message>
        <source>a date and a time</source>
        <translation>datum och klockslag</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>ett klockslag</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>ett heltal</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>ett tal</translation>
    </message>
    <message>
        <source>a number with a unit</source>
        <translation>ett tal med enhet</translation>
    </message>
    <message>
        <source>own words</source>
        <translation>egna ord</translation>
    </message>
    <message>
        <source>{language} (not said whether validated)</source>
        <translation>{language} (inte angivet om den är validerad)</translation>
    </message>
    <message>
        <source>{language} (validated)</source>
        <translation>{language} (validerad)</translation>
    </message>
    <message>
        <source>{language} (not validated)</source>
        <translation>{language} (inte validerad)</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Inte signerat</translation>
    </message>
    <message>
        <source>Signed by {name}, unchanged since</source>
        <translation>Signerat av {name}, oförändrat sedan dess</translation>
    </message>
    <message>
        <source>Signed with a key that nobody here trusts</source>
        <translation>Signerat med en nyckel som ingen här litar på</translation>
    </message>
    <message>
        <source>Changed after it was signed</source>
        <translation>Ändrat efter signeringen</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>Signerat av {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n fråga</numerusform>
            <numerusform>%n frågor</numerusform>
        </translation>
    </message>
    <message>
        <source>{state}: the wording has to be filled in first</source>
        <translation>{state}: ordalydelsen måste först fyllas i</translation>
    </message>
    <message>
        <source>{state} since {date}, by {name}</source>
        <translation>{state} sedan {date}, av {name}</translation>
    </message>
    <message>
        <source>{state}, brought in {date} by {name}</source>
        <translation>{state}, inläst {date} av {name}</translation>
    </message>
    <message>
        <source>Every kind of unit</source>
        <translation>Alla slags enheter</translation>
    </message>
    <message>
        <source>{units}. Only notes what was done on paper; is added to a conversation.</source>
        <translation>{units}. Antecknar bara det som har gjorts på papper. Läggs till i ett samtal.</translation>
    </message>
    <message>
        <source>{units}. Is added to a conversation, and never begins one.</source>
        <translation>{units}. Läggs till i ett samtal och inleder aldrig ett.</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Frågeformulär</translation>
    </message>
    <message>
        <source>Only scale, scoring and cut-off are here. Fill in the wording from the copy that your organisation has the right to use; until then it cannot be asked.</source>
        <translation>Här finns bara skala, poäng och gränsvärde. Fyll i ordalydelsen från det exemplar som er organisation har rätt att använda. Innan dess går det inte att ställa frågorna.</translation>
    </message>
    <message>
        <source>The file has changed since it was signed. Do not use it.</source>
        <translation>Filen har ändrats sedan den signerades. Använd den inte.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>På papper</translation>
    </message>
    <message>
        <source>A blank form to fill in by hand. It names no person and no day, and its file name says nothing.</source>
        <translation>Ett tomt formulär att fylla i för hand. Det nämner ingen person och ingen dag, och filens namn säger inget.</translation>
    </message>
    <message>
        <source>Language on the paper</source>
        <translation>Språk på pappret</translation>
    </message>
    <message>
        <source>Save a blank form as PDF</source>
        <translation>Spara tomt formulär som PDF</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Filen</translation>
    </message>
    <message>
        <source>Show the check of the file</source>
        <translation>Visa kontrollen av filen</translation>
    </message>
    <message>
        <source>Save a copy of the file</source>
        <translation>Spara en kopia av filen</translation>
    </message>
    <message>
        <source>Throw the draft away</source>
        <translation>Släng utkastet</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Ta ur bruk</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Till listan</translation>
    </message>
    <message>
        <source>Read it as the person does</source>
        <translation>Läs som personen ser det</translation>
    </message>
    <message>
        <source>Take into use</source>
        <translation>Ta i bruk</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Sparat som {file}.</translation>
    </message>
    <message>
        <source>From now on it can be chosen in a conversation.</source>
        <translation>Från och med nu går det att välja i ett samtal.</translation>
    </message>
    <message>
        <source>An earlier version is then no longer offered. Its answers open as before.</source>
        <translation>En tidigare version erbjuds då inte längre. Svaren i den går att öppna som förut.</translation>
    </message>
    <message>
        <source>Your user name, {name}, is noted in the log.</source>
        <translation>Ditt användarnamn, {name}, skrivs i loggen.</translation>
    </message>
    <message>
        <source>No publisher that you trust has signed it.</source>
        <translation>Ingen utgivare som ni litar på har signerat det.</translation>
    </message>
    <message>
        <source>Take version {version} into use?</source>
        <translation>Ta version {version} i bruk?</translation>
    </message>
    <message>
        <source>It is now in use.</source>
        <translation>Det är nu i bruk.</translation>
    </message>
    <message>
        <source>Take version {version} out of use?</source>
        <translation>Ta version {version} ur bruk?</translation>
    </message>
    <message>
        <source>No new conversation can begin with it. Those that have begun go on.</source>
        <translation>Inget nytt samtal kan börja med det. Påbörjade samtal fortsätter.</translation>
    </message>
    <message>
        <source>Answers given with it open as before.</source>
        <translation>Svar som har getts med det går att öppna som förut.</translation>
    </message>
    <message>
        <source>You can take it into use again.</source>
        <translation>Du kan ta det i bruk igen.</translation>
    </message>
    <message>
        <source>It is no longer in use.</source>
        <translation>Det är inte längre i bruk.</translation>
    </message>
    <message>
        <source>The draft has been thrown away.</source>
        <translation>Utkastet är slängt.</translation>
    </message>
    <message>
        <source>Throw the draft away?</source>
        <translation>Slänga utkastet?</translation>
    </message>
    <message>
        <source>One draft is deleted, with its wording in every language.</source>
        <translation>Ett utkast raderas, med ordalydelsen på alla språk.</translation>
    </message>
    <message>
        <source>Nobody has been asked with it. This cannot be undone.</source>
        <translation>Ingen har fått frågorna i det. Det går inte att ångra.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Släng</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>radera</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Syfte</translation>
    </message>
    <message>
        <source>For</source>
        <translation>För</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Where the wording comes from</source>
        <translation>Varifrån ordalydelsen kommer</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Utgivare</translation>
    </message>
    <message>
        <source>Rights and licence</source>
        <translation>Rättigheter och licens</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Changed from</source>
        <translation>Ändrat från</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>Import a file</source>
        <extracomment>One over what the loader takes in, so that a larger file is refused there, in its words. A check that takes longer shows that it goes on.</extracomment>
        <translation>Läs in en fil</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alla filer</translation>
    </message>
    <message>
        <source>Checking the file …</source>
        <translation>Kontrollerar filen …</translation>
    </message>
    <message>
        <source>Nothing is kept until you say so.</source>
        <translation>Inget sparas förrän du säger till.</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Spara som utkast</translation>
    </message>
    <message>
        <source>It cannot be used as it is. Nothing has been kept.</source>
        <translation>Det går inte att använda som det är. Inget har sparats.</translation>
    </message>
    <message>
        <source>It can be kept as a draft. The wording has to be filled in before it is used.</source>
        <translation>Det kan sparas som utkast. Ordalydelsen måste fyllas i innan det används.</translation>
    </message>
    <message>
        <source>It can be kept as a draft. Nobody is asked with it until you take it into use.</source>
        <translation>Det kan sparas som utkast. Ingen får frågorna förrän du tar det i bruk.</translation>
    </message>
    <message>
        <source>The check of the file</source>
        <translation>Kontrollen av filen</translation>
    </message>
    <message>
        <source>Nothing is wrong with the file.</source>
        <translation>Det är inget fel på filen.</translation>
    </message>
    <message>
        <source>Kept as a draft. Read it through before it is used.</source>
        <translation>Sparat som utkast. Läs igenom det innan det används.</translation>
    </message>
    <message>
        <source>There are no questionnaires yet.</source>
        <translation>Det finns inga frågeformulär än.</translation>
    </message>
    <message>
        <source>No questionnaire is in use.</source>
        <translation>Inget frågeformulär är i bruk.</translation>
    </message>
    <message>
        <source>There are no drafts. What you import or make becomes a draft first.</source>
        <translation>Det finns inga utkast. Det du läser in eller gör blir först ett utkast.</translation>
    </message>
    <message>
        <source>Nothing has been taken out of use.</source>
        <translation>Inget har tagits ur bruk.</translation>
    </message>
    <message>
        <source>Trusted publishers</source>
        <translation>Betrodda utgivare</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Visa</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>The wording has to be filled in first.</source>
        <translation>Frågornas ordalydelse måste först fyllas i.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Open: {title}, version {version}, {state}</source>
        <translation>Öppna: {title}, version {version}, {state}</translation>
    </message>
    <message>
        <source>A publisher can sign a questionnaire. If one word is changed afterwards, the signature no longer holds. Compare the fingerprint with the publisher&apos;s own before you trust a key.</source>
        <translation>En utgivare kan signera ett frågeformulär. Om ett enda ord ändras efteråt gäller inte signaturen längre. Jämför fingeravtrycket med utgivarens eget innan du litar på en nyckel.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingeravtryck</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Tillagd</translation>
    </message>
    <message>
        <source>No publisher is trusted yet.</source>
        <translation>Ingen utgivare är betrodd än.</translation>
    </message>
    <message>
        <source>Trust another one</source>
        <translation>Lägg till en utgivare</translation>
    </message>
    <message>
        <source>Publisher&apos;s name</source>
        <translation>Utgivarens namn</translation>
    </message>
    <message>
        <source>Paste the publisher&apos;s public key, or read it from a file.</source>
        <translation>Klistra in utgivarens publika nyckel, eller läs in den från en fil.</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Publik nyckel</translation>
    </message>
    <message>
        <source>Read from a file</source>
        <translation>Läs från fil</translation>
    </message>
    <message>
        <source>Trust this publisher</source>
        <translation>Lita på utgivaren</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Siffror</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Jämförda</translation>
    </message>
    <message>
        <source>The key is made. Save its public half, and send it.</source>
        <translation>Nyckeln är gjord. Spara dess öppna del och skicka den.</translation>
    </message>
    <message>
        <source>There is a new key. Send its public half, and compare the digits anew.</source>
        <translation>Det finns en ny nyckel. Skicka dess öppna del och jämför siffrorna på nytt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Nycklar</translation>
    </message>
    <message>
        <source>Trust the key of {name} no longer?</source>
        <translation>Sluta lita på nyckeln från {name}?</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>ta bort</translation>
    </message>
    <message>
        <source>To trust it again the digits must be compared anew.</source>
        <translation>För att lita på den igen måste siffrorna jämföras på nytt.</translation>
    </message>
    <message>
        <source>Counts that this unit has signed are no longer accepted here.</source>
        <translation>Tal som enheten har signerat tas inte längre emot här.</translation>
    </message>
    <message>
        <source>Nothing can be sealed to them from here. Files already sent stay sent.</source>
        <translation>Inget kan längre förseglas dit härifrån. Filer som redan är skickade är skickade.</translation>
    </message>
    <message>
        <source>The key of {name} is no longer trusted.</source>
        <translation>Nyckeln från {name} är inte längre betrodd.</translation>
    </message>
    <message>
        <source>Write the publisher&apos;s name.</source>
        <translation>Skriv utgivarens namn.</translation>
    </message>
    <message>
        <source>{name} is now trusted.</source>
        <translation>{name} är nu betrodd.</translation>
    </message>
    <message>
        <source>{name} is no longer trusted.</source>
        <translation>{name} är inte längre betrodd.</translation>
    </message>
    <message>
        <source>Trust {name} no longer?</source>
        <translation>Sluta lita på {name}?</translation>
    </message>
    <message>
        <source>What it has signed is then shown as signed with a key that nobody here trusts.</source>
        <translation>Det utgivaren har signerat visas då som signerat med en nyckel som ingen här litar på.</translation>
    </message>
    <message>
        <source>Questionnaires that are in use stay in use.</source>
        <translation>Frågeformulär som är i bruk förblir i bruk.</translation>
    </message>
    <message>
        <source>The questions</source>
        <translation>Frågorna</translation>
    </message>
    <message>
        <source>The wording has not been validated in this language.</source>
        <translation>Ordalydelsen är inte validerad på det här språket.</translation>
    </message>
    <message>
        <source>The wording is missing: what is shown is the names of the questions.</source>
        <translation>Ordalydelsen saknas: det som visas är frågornas namn.</translation>
    </message>
    <message>
        <source>Where: {place}</source>
        <extracomment>What is listed of one severity; a file can hold thousands of the same fault.</extracomment>
        <translation>Var: {place}</translation>
    </message>
    <message>
        <source>In the file: {pointer}</source>
        <translation>I filen: {pointer}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>och %n till</numerusform>
            <numerusform>och %n till</numerusform>
        </translation>
    </message>
    <message>
        <source>Filled in for trial</source>
        <translation>Ifyllt på prov</translation>
    </message>
    <message>
        <source>Nothing answered</source>
        <translation>Inget besvarat</translation>
    </message>
    <message>
        <source>The first answer everywhere</source>
        <translation>Första svaret på allt</translation>
    </message>
    <message>
        <source>The last answer everywhere</source>
        <translation>Sista svaret på allt</translation>
    </message>
    <message>
        <source>works</source>
        <translation>fungerar</translation>
    </message>
    <message>
        <source>takes too long</source>
        <translation>tar för lång tid</translation>
    </message>
    <message>
        <source>cannot be worked out</source>
        <translation>går inte att räkna fram</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Removed: {row}.</source>
        <translation>Borttaget: {row}.</translation>
    </message>
    <message>
        <source>When it is asked</source>
        <translation>När frågan ställs</translation>
    </message>
    <message>
        <source>Always: no question comes before that it could depend on.</source>
        <translation>Alltid: ingen fråga kommer före som den kan bero på.</translation>
    </message>
    <message>
        <source>It is asked</source>
        <translation>Frågan ställs</translation>
    </message>
    <message>
        <source>always</source>
        <translation>alltid</translation>
    </message>
    <message>
        <source>only if all of this holds</source>
        <translation>bara om allt det här stämmer</translation>
    </message>
    <message>
        <source>only if</source>
        <translation>bara om</translation>
    </message>
    <message>
        <source>only if any of this holds</source>
        <translation>bara om något av det här stämmer</translation>
    </message>
    <message>
        <source>One more condition</source>
        <translation>Ett villkor till</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Frågan</translation>
    </message>
    <message>
        <source>How it compares</source>
        <translation>Hur svaret jämförs</translation>
    </message>
    <message>
        <source>Remove condition {number}</source>
        <translation>Ta bort villkor {number}</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Svaret</translation>
    </message>
    <message>
        <source>(no text yet)</source>
        <translation>(ingen text än)</translation>
    </message>
    <message>
        <source>(not named yet)</source>
        <translation>(inget namn än)</translation>
    </message>
    <message>
        <source>Last changed {date} by {name}</source>
        <translation>Senast ändrat {date} av {name}</translation>
    </message>
    <message>
        <source>Go on with: {title}</source>
        <translation>Fortsätt med: {title}</translation>
    </message>
    <message>
        <source>It holds something that cannot be built here.</source>
        <translation>Det innehåller något som inte kan byggas här.</translation>
    </message>
    <message>
        <source>A workbook cannot hold all of it.</source>
        <translation>En arbetsbok rymmer inte allt i det.</translation>
    </message>
    <message>
        <source>The unfinished questionnaire is no longer here.</source>
        <translation>Det påbörjade frågeformuläret finns inte kvar.</translation>
    </message>
    <message>
        <source>It can be used as it is. Adapt its wording instead.</source>
        <translation>Det kan användas som det är. Anpassa ordalydelsen i stället.</translation>
    </message>
    <message>
        <source>Nothing has been lost here. A text that begins with an equals sign is one thing it cannot hold.</source>
        <translation>Inget har gått förlorat här. En text som börjar med ett likhetstecken är en sak den inte rymmer.</translation>
    </message>
    <message>
        <source>Somebody has kept it as a draft or thrown it away. Look at the list.</source>
        <translation>Någon har sparat det som utkast eller slängt det. Se i listan.</translation>
    </message>
    <message>
        <source>the whole</source>
        <translation>hela formuläret</translation>
    </message>
    <message>
        <source>Make a questionnaire</source>
        <translation>Gör ett frågeformulär</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gör om</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Inte sparat</translation>
    </message>
    <message>
        <source>Removed: {text}. Undo with Ctrl+Z.</source>
        <translation>Borttaget: {text}. Ångra med Ctrl+Z.</translation>
    </message>
    <message>
        <source>Make a new version of it</source>
        <translation>Gör en ny version</translation>
    </message>
    <message>
        <source>Go on making it</source>
        <translation>Arbeta vidare med det</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>Påbörjade</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Gör ett nytt</translation>
    </message>
    <message>
        <source>The workbook</source>
        <translation>Arbetsboken</translation>
    </message>
    <message>
        <source>Nothing has been made of it yet. Mend these cells in Excel and choose the file again.</source>
        <translation>Inget har gjorts av den än. Rätta de här cellerna i Excel och välj filen igen.</translation>
    </message>
    <message>
        <source>What to mend</source>
        <translation>Att rätta</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>{sheet}, cell {cell}</source>
        <translation>{sheet}, cell {cell}</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet}, rad {row}</translation>
    </message>
    <message>
        <source>Choose the file again</source>
        <translation>Välj filen igen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Lägg till ett svar</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Svar {number}</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Räknas som</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Poäng</translation>
    </message>
    <message>
        <source>Only by itself</source>
        <translation>Bara ensamt</translation>
    </message>
    <message>
        <source>Move answer {number} up</source>
        <translation>Flytta svar {number} uppåt</translation>
    </message>
    <message>
        <source>Move answer {number} down</source>
        <translation>Flytta svar {number} nedåt</translation>
    </message>
    <message>
        <source>Remove answer {number}</source>
        <translation>Ta bort svar {number}</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel-arbetsböcker</translation>
    </message>
    <message>
        <source>The unfinished questionnaire has been thrown away.</source>
        <translation>Det påbörjade frågeformuläret är kastat.</translation>
    </message>
    <message>
        <source>Throw the unfinished questionnaire away?</source>
        <translation>Kasta det påbörjade frågeformuläret?</translation>
    </message>
    <message>
        <source>All that you have written in it is deleted.</source>
        <translation>Allt du har skrivit i det raderas.</translation>
    </message>
    <message>
        <source>Versions that were kept earlier stay. This cannot be undone.</source>
        <translation>Versioner som har sparats tidigare finns kvar. Det här går inte att ångra.</translation>
    </message>
    <message>
        <source>{text}, {language}</source>
        <translation>{text}, {language}</translation>
    </message>
    <message>
        <source>What is left to do</source>
        <translation>Kvar att göra</translation>
    </message>
    <message>
        <source>Nothing is missing. Read it through with “Try it”, and keep it as a draft.</source>
        <translation>Inget saknas. Läs igenom det med ”Prova” och spara det som utkast.</translation>
    </message>
    <message>
        <source>Everything is saved as it is. You can go on another day.</source>
        <translation>Allt är sparat som det är. Du kan fortsätta en annan dag.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Gå dit</translation>
    </message>
    <message>
        <source>Contents of the questionnaire</source>
        <translation>Frågeformulärets innehåll</translation>
    </message>
    <message>
        <source>About the questionnaire</source>
        <translation>Om frågeformuläret</translation>
    </message>
    <message>
        <source>What is left to do ({count})</source>
        <translation>Kvar att göra ({count})</translation>
    </message>
    <message>
        <source>{text}, not finished</source>
        <translation>{text}, inte klart</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flytta upp</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flytta ner</translation>
    </message>
    <message>
        <source>Into the group above</source>
        <translation>In i gruppen ovanför</translation>
    </message>
    <message>
        <source>Out of the group</source>
        <translation>Ut ur gruppen</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summa</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>Lägg till: {what}</translation>
    </message>
    <message>
        <source>Sum: {text}</source>
        <translation>Summa: {text}</translation>
    </message>
    <message>
        <source>Kind of question</source>
        <translation>Slags fråga</translation>
    </message>
    <message>
        <source>Heading of the group</source>
        <translation>Gruppens rubrik</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Texten</translation>
    </message>
    <message>
        <source>Help, if any</source>
        <translation>Hjälptext, om det behövs</translation>
    </message>
    <message>
        <source>Stands below the question, smaller.</source>
        <translation>Står under frågan, i mindre text.</translation>
    </message>
    <message>
        <source>Must be answered</source>
        <translation>Måste besvaras</translation>
    </message>
    <message>
        <source>“Does not want to answer” is always an answer.</source>
        <translation>”Vill inte svara” är alltid ett svar.</translation>
    </message>
    <message>
        <source>Most letters</source>
        <translation>Högst antal tecken</translation>
    </message>
    <message>
        <source>Least answers</source>
        <translation>Minst antal svar</translation>
    </message>
    <message>
        <source>Most answers</source>
        <translation>Högst antal svar</translation>
    </message>
    <message>
        <source>Least times</source>
        <translation>Minst antal gånger</translation>
    </message>
    <message>
        <source>Most times</source>
        <translation>Högst antal gånger</translation>
    </message>
    <message>
        <source>What an answer must be</source>
        <translation>Vad som gäller för svaret</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Tidigast</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Lägst</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Senast</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Högst</translation>
    </message>
    <message>
        <source>Such as 2026-01-31</source>
        <translation>Till exempel 2026-01-31</translation>
    </message>
    <message>
        <source>What the program reads it as</source>
        <translation>Hur programmet förstår frågan</translation>
    </message>
    <message>
        <source>The question is about</source>
        <translation>Frågan handlar om</translation>
    </message>
    <message>
        <source>The outcome of the conversation and the routine&apos;s steps follow from this.</source>
        <translation>Samtalets utfall och stegen i rutinen följer av det här.</translation>
    </message>
    <message>
        <source>Short name in files and in Excel</source>
        <translation>Kortnamn i filer och i Excel</translation>
    </message>
    <message>
        <source>Given automatically. Answers are kept under it: leave it when versions follow.</source>
        <translation>Ges automatiskt. Svaren sparas under det: låt det vara när du gör nya versioner.</translation>
    </message>
    <message>
        <source>Write a short name that nothing else has.</source>
        <translation>Skriv ett kortnamn som inget annat har.</translation>
    </message>
    <message>
        <source>Add up points only where a published instrument does. The sum is shown when every question of it that is asked has been answered; it is never a level of risk.</source>
        <translation>Summera poäng bara där ett publicerat instrument gör det. Summan visas när alla frågor i den som ställs har fått svar. Den är aldrig en risknivå.</translation>
    </message>
    <message>
        <source>What the sum is called</source>
        <translation>Vad summan heter</translation>
    </message>
    <message>
        <source>Questions to add up</source>
        <translation>Frågor att summera</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>Gränsvärde</translation>
    </message>
    <message>
        <source>The value to look for, if a source gives one</source>
        <translation>Värdet att se efter, om en källa anger ett</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Var det kommer ifrån</translation>
    </message>
    <message>
        <source>Author, year, and what was found with it.</source>
        <translation>Författare, år och vad som har visats med det.</translation>
    </message>
    <message>
        <source>No question has answers to choose from yet; those can have points.</source>
        <translation>Ingen fråga har svar att välja bland än. Det är sådana svar som kan ge poäng.</translation>
    </message>
    <message>
        <source>Some of its answers have no points.</source>
        <translation>Några av svaren saknar poäng.</translation>
    </message>
    <message>
        <source>Write sum(q1, q2, …) with the names of the questions.</source>
        <translation>Skriv sum(q1, q2, …) med frågornas namn.</translation>
    </message>
    <message>
        <source>Two answers of one list have the same name.</source>
        <translation>Två svar i samma lista har samma namn.</translation>
    </message>
    <message>
        <source>There is no such column.</source>
        <translation>Någon sådan kolumn finns inte.</translation>
    </message>
    <message>
        <source>The column has cells and no head.</source>
        <translation>Kolumnen har celler men ingen rubrik.</translation>
    </message>
    <message>
        <source>The question has no such answer.</source>
        <translation>Frågan har inget sådant svar.</translation>
    </message>
    <message>
        <source>A condition can only look at a question that comes before.</source>
        <translation>Ett villkor kan bara gälla en fråga som kommer före.</translation>
    </message>
    <message>
        <source>A condition cannot look into a repeat from outside it.</source>
        <translation>Ett villkor kan inte gälla en fråga i en upprepning som den själv står utanför.</translation>
    </message>
    <message>
        <source>“Is not” cannot stand among conditions joined by “or”.</source>
        <translation>”Är inte” kan inte stå bland villkor som binds ihop med ”or”.</translation>
    </message>
    <message>
        <source>The condition names a question that is not there.</source>
        <translation>Villkoret nämner en fråga som inte finns.</translation>
    </message>
    <message>
        <source>Only least, greatest, length and pattern can be asked for here.</source>
        <translation>Här går det bara att ange lägsta, högsta, längd och mönster.</translation>
    </message>
    <message>
        <source>The cell holds a formula; write its value.</source>
        <translation>Cellen innehåller en formel. Skriv värdet i stället.</translation>
    </message>
    <message>
        <source>The group holds no question.</source>
        <translation>Gruppen innehåller ingen fråga.</translation>
    </message>
    <message>
        <source>The group is not closed with its end row.</source>
        <translation>Gruppen avslutas inte med sin slutrad.</translation>
    </message>
    <message>
        <source>There is no open group that this row could close.</source>
        <translation>Det finns ingen öppen grupp som raden kan avsluta.</translation>
    </message>
    <message>
        <source>The question names a group that is not there.</source>
        <translation>Frågan nämner en grupp som inte finns.</translation>
    </message>
    <message>
        <source>The limit cannot be used with this kind of question.</source>
        <translation>Gränsen passar inte det här slaget av fråga.</translation>
    </message>
    <message>
        <source>The greatest is less than the least.</source>
        <translation>Det högsta är lägre än det lägsta.</translation>
    </message>
    <message>
        <source>The sheet choices has no such list.</source>
        <translation>Bladet choices har ingen sådan lista.</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>Det här måste fyllas i.</translation>
    </message>
    <message>
        <source>The name is used already.</source>
        <translation>Namnet används redan.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Det här är inget tal.</translation>
    </message>
    <message>
        <source>This cannot stand with this kind of question.</source>
        <translation>Det här går inte ihop med det här slaget av fråga.</translation>
    </message>
    <message>
        <source>The program does not do this.</source>
        <translation>Det här gör programmet inte.</translation>
    </message>
    <message>
        <source>Write yes or no.</source>
        <translation>Skriv yes eller no.</translation>
    </message>
    <message>
        <source>Write comparisons joined by only “and” or only “or”, such as ${q1} = &apos;yes&apos;.</source>
        <translation>Skriv jämförelser som binds ihop med bara ”and” eller bara ”or”, till exempel ${q1} = &apos;yes&apos;.</translation>
    </message>
    <message>
        <source>Questions in a repeat cannot be added up.</source>
        <translation>Frågor i en upprepning kan inte summeras.</translation>
    </message>
    <message>
        <source>The sum names a question that is not there.</source>
        <translation>Summan nämner en fråga som inte finns.</translation>
    </message>
    <message>
        <source>The sum needs questions whose answers have a score.</source>
        <translation>Summan behöver frågor vars svar har poäng.</translation>
    </message>
    <message>
        <source>The workbook lacks this sheet.</source>
        <translation>Arbetsboken saknar det här bladet.</translation>
    </message>
    <message>
        <source>There is no such type of question.</source>
        <translation>Det finns inget sådant slag av fråga.</translation>
    </message>
    <message>
        <source>Some answers of the sum have no score.</source>
        <translation>Några av svaren i summan saknar poäng.</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Vad det heter</translation>
    </message>
    <message>
        <source>What it is for, and for whom</source>
        <translation>Vad det är till för, och för vem</translation>
    </message>
    <message>
        <source>Who publishes it</source>
        <translation>Vem som ger ut det</translation>
    </message>
    <message>
        <source>Whose wording it is, and who may use it.</source>
        <translation>Vems formuleringarna är och vem som får använda dem.</translation>
    </message>
    <message>
        <source>What has changed needs version {version}.</source>
        <translation>Ändringarna kräver version {version}.</translation>
    </message>
    <message>
        <source>Use {version}</source>
        <translation>Använd {version}</translation>
    </message>
    <message>
        <source>Which units it is for</source>
        <translation>Vilka enheter det är till för</translation>
    </message>
    <message>
        <source>Only added to a conversation under way</source>
        <translation>Läggs bara till i ett pågående samtal</translation>
    </message>
    <message>
        <source>With no unit ticked it is for every kind of unit.</source>
        <translation>Om ingen enhet är vald är det till för alla slags enheter.</translation>
    </message>
    <message>
        <source>The questionnaire&apos;s own language</source>
        <translation>Frågeformulärets eget språk</translation>
    </message>
    <message>
        <source>Add a language</source>
        <translation>Lägg till ett språk</translation>
    </message>
    <message>
        <source>A language is offered to the person when every text is there in it.</source>
        <translation>Ett språk erbjuds personen när alla texter finns på det.</translation>
    </message>
    <message>
        <source>{language}, the questionnaire&apos;s own</source>
        <translation>{language}, frågeformulärets eget språk</translation>
    </message>
    <message>
        <source>This wording has been validated</source>
        <translation>Formuleringarna är validerade</translation>
    </message>
    <message>
        <source>Remove the language</source>
        <translation>Ta bort språket</translation>
    </message>
    <message>
        <source>First number: answers no longer mean the same. Second: more. Third: only words.</source>
        <translation>Första siffran: svaren betyder inte längre samma sak. Andra: något har tillkommit. Tredje: bara ord.</translation>
    </message>
    <message>
        <source>Address and name in files</source>
        <translation>Adress och namn i filer</translation>
    </message>
    <message>
        <source>Given automatically. It is the same for all versions, and nothing is fetched from it.</source>
        <translation>Ges automatiskt. Den är samma för alla versioner, och inget hämtas från den.</translation>
    </message>
    <message>
        <source>Name for programs, if any</source>
        <translation>Namn för program, om det behövs</translation>
    </message>
    <message>
        <source>Save as an Excel workbook</source>
        <translation>Spara som Excel-arbetsbok</translation>
    </message>
    <message>
        <source>Throw this away</source>
        <translation>Kasta det här</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja eller nej</translation>
    </message>
    <message>
        <source>One of several answers</source>
        <translation>Ett av flera svar</translation>
    </message>
    <message>
        <source>Several answers may be chosen</source>
        <translation>Flera svar får väljas</translation>
    </message>
    <message>
        <source>One of several answers, or own words</source>
        <translation>Ett av flera svar, eller egna ord</translation>
    </message>
    <message>
        <source>One answer from a long list</source>
        <translation>Ett svar ur en lång lista</translation>
    </message>
    <message>
        <source>Own words, a longer text</source>
        <translation>Egna ord, längre text</translation>
    </message>
    <message>
        <source>Own words, one line</source>
        <translation>Egna ord, en rad</translation>
    </message>
    <message>
        <source>A number with decimals</source>
        <translation>Ett tal med decimaler</translation>
    </message>
    <message>
        <source>A number with a unit</source>
        <translation>Ett tal med måttenhet</translation>
    </message>
    <message>
        <source>A date</source>
        <translation>Ett datum</translation>
    </message>
    <message>
        <source>A time of day</source>
        <translation>Ett klockslag</translation>
    </message>
    <message>
        <source>A date and a time</source>
        <translation>Ett datum och ett klockslag</translation>
    </message>
    <message>
        <source>A text to read, no question</source>
        <translation>En text att läsa, ingen fråga</translation>
    </message>
    <message>
        <source>A group of questions</source>
        <translation>En grupp av frågor</translation>
    </message>
    <message>
        <source>A group asked once for each, such as for each child</source>
        <translation>En grupp som upprepas, till exempel för varje barn</translation>
    </message>
    <message>
        <source>is</source>
        <translation>är</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>är inte</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>är minst</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>är högst</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>är mer än</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>är mindre än</translation>
    </message>
    <message>
        <source>has been answered</source>
        <translation>har besvarats</translation>
    </message>
    <message>
        <source>has not been answered</source>
        <translation>har inte besvarats</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>Inget särskilt</translation>
    </message>
    <message>
        <source>Whether the person wants to be asked</source>
        <translation>Om personen vill få frågorna</translation>
    </message>
    <message>
        <source>Being exposed to violence</source>
        <translation>Utsatthet för våld</translation>
    </message>
    <message>
        <source>When it happened, and whether it goes on</source>
        <translation>När det hände, och om det pågår</translation>
    </message>
    <message>
        <source>What has happened, told without a time</source>
        <translation>Vad som har hänt, utan tidpunkt</translation>
    </message>
    <message>
        <source>Whether the person is safe (no counts as exposed)</source>
        <translation>Om personen är trygg (nej räknas som utsatt)</translation>
    </message>
    <message>
        <source>Whether there is acute danger</source>
        <translation>Om det är akut fara</translation>
    </message>
    <message>
        <source>Whether a child is concerned</source>
        <translation>Om ett barn berörs</translation>
    </message>
    <message>
        <source>Using violence oneself</source>
        <translation>Att själv utöva våld</translation>
    </message>
    <message>
        <source>Pregnancy</source>
        <translation>Graviditet</translation>
    </message>
    <message>
        <source>In which relation or context</source>
        <translation>I vilken relation eller vilket sammanhang</translation>
    </message>
    <message>
        <source>Which forms of violence</source>
        <translation>Vilka våldsformer</translation>
    </message>
    <message>
        <source>How to make contact safely</source>
        <translation>Hur kontakt kan tas på ett säkert sätt</translation>
    </message>
    <message>
        <source>A marker of danger</source>
        <translation>Ett tecken på fara</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Tidigare</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Osäker</translation>
    </message>
    <message>
        <source>Does not fit the person</source>
        <translation>Passar inte in på personen</translation>
    </message>
    <message>
        <source>(a question that is gone)</source>
        <translation>(en fråga som inte finns kvar)</translation>
    </message>
    <message>
        <source>The questionnaire</source>
        <translation>Frågeformuläret</translation>
    </message>
    <message>
        <source>The short name is used by something else. Choose another.</source>
        <translation>Kortnamnet används redan. Välj ett annat.</translation>
    </message>
    <message>
        <source>Two of the answers count as the same. Change one of them.</source>
        <translation>Två av svaren räknas som samma. Ändra ett av dem.</translation>
    </message>
    <message>
        <source>It stands in a group that is not there. Take it out of the group.</source>
        <translation>Den står i en grupp som inte finns. Ta ut den ur gruppen.</translation>
    </message>
    <message>
        <source>The group is empty. Put a question into it, or remove it.</source>
        <translation>Gruppen är tom. Lägg en fråga i den eller ta bort den.</translation>
    </message>
    <message>
        <source>This cannot stand with this kind of question. Take it away.</source>
        <translation>Det här går inte ihop med det här slaget av fråga. Ta bort det.</translation>
    </message>
    <message>
        <source>The number is too long.</source>
        <translation>Talet är för långt.</translation>
    </message>
    <message>
        <source>The limit does not fit this kind of answer.</source>
        <translation>Gränsen passar inte det här slaget av svar.</translation>
    </message>
    <message>
        <source>The upper limit is below the lower one.</source>
        <translation>Den övre gränsen är lägre än den undre.</translation>
    </message>
    <message>
        <source>Choose the question that the condition looks at.</source>
        <translation>Välj den fråga som villkoret gäller.</translation>
    </message>
    <message>
        <source>The condition looks at a question that comes later. Move one of them.</source>
        <translation>Villkoret gäller en fråga som kommer senare. Flytta en av dem.</translation>
    </message>
    <message>
        <source>The condition looks into a group that is asked several times. Choose another question.</source>
        <translation>Villkoret gäller en fråga i en grupp som ställs flera gånger. Välj en annan fråga.</translation>
    </message>
    <message>
        <source>Choose an answer that the question can have.</source>
        <translation>Välj ett svar som frågan kan ha.</translation>
    </message>
    <message>
        <source>“Is not” works only when all conditions must hold, or as the only one.</source>
        <translation>”Är inte” fungerar bara när alla villkor måste stämma, eller som enda villkor.</translation>
    </message>
    <message>
        <source>Choose the questions to add up.</source>
        <translation>Välj de frågor som ska summeras.</translation>
    </message>
    <message>
        <source>A question of the sum has no answers with points.</source>
        <translation>En fråga i summan har inga svar med poäng.</translation>
    </message>
    <message>
        <source>Some answers of a question in the sum have no points.</source>
        <translation>Några av svaren på en fråga i summan saknar poäng.</translation>
    </message>
    <message>
        <source>A question that is asked several times cannot be added up.</source>
        <translation>En fråga som ställs flera gånger kan inte summeras.</translation>
    </message>
    <message>
        <source>Say where the wording comes from in the questionnaire&apos;s own language too.</source>
        <translation>Skriv även på frågeformulärets eget språk var formuleringarna kommer ifrån.</translation>
    </message>
    <message>
        <source>Write the address.</source>
        <translation>Skriv adressen.</translation>
    </message>
    <message>
        <source>Write the version.</source>
        <translation>Skriv versionen.</translation>
    </message>
    <message>
        <source>Choose the questionnaire&apos;s own language.</source>
        <translation>Välj frågeformulärets eget språk.</translation>
    </message>
    <message>
        <source>Write what it is called.</source>
        <translation>Skriv vad det heter.</translation>
    </message>
    <message>
        <source>Add a question.</source>
        <translation>Lägg till en fråga.</translation>
    </message>
    <message>
        <source>Write the text in the questionnaire&apos;s own language.</source>
        <translation>Skriv texten på frågeformulärets eget språk.</translation>
    </message>
    <message>
        <source>Write the help in the questionnaire&apos;s own language too.</source>
        <translation>Skriv hjälptexten även på frågeformulärets eget språk.</translation>
    </message>
    <message>
        <source>Write the purpose in the questionnaire&apos;s own language too.</source>
        <translation>Skriv syftet även på frågeformulärets eget språk.</translation>
    </message>
    <message>
        <source>Write the rights in the questionnaire&apos;s own language too.</source>
        <translation>Skriv rättigheterna även på frågeformulärets eget språk.</translation>
    </message>
    <message>
        <source>Add the answers to choose from.</source>
        <translation>Lägg till svar att välja bland.</translation>
    </message>
    <message>
        <source>Write the text of every answer.</source>
        <translation>Skriv texten till varje svar.</translation>
    </message>
    <message>
        <source>Write the unit.</source>
        <translation>Skriv måttenheten.</translation>
    </message>
    <message>
        <source>Write the cut-off that the source is about.</source>
        <translation>Skriv det gränsvärde som källan gäller.</translation>
    </message>
    <message>
        <source>Say where the cut-off comes from.</source>
        <translation>Skriv var gränsvärdet kommer ifrån.</translation>
    </message>
    <message>
        <source>Cannot be left out. {why}</source>
        <translation>Kan inte utelämnas. {why}</translation>
    </message>
    <message>
        <source>Rights and licence: {text}</source>
        <translation>Rättigheter och licens: {text}</translation>
    </message>
    <message>
        <source>What has been changed</source>
        <translation>Det som har ändrats</translation>
    </message>
    <message>
        <source>{kind} ({language})</source>
        <translation>{kind} ({language})</translation>
    </message>
    <message>
        <source>There must be words here. The earlier ones stay.</source>
        <translation>Här måste det stå något. Den tidigare texten är kvar.</translation>
    </message>
    <message>
        <source>Take the help away</source>
        <translation>Ta bort hjälpen</translation>
    </message>
    <message>
        <source>Write a help</source>
        <translation>Skriv en hjälp</translation>
    </message>
    <message>
        <source>Ask it again</source>
        <translation>Ta med den igen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Utelämna</translation>
    </message>
    <message>
        <source>Name the edition, the translator or the agency, so that others can find it.</source>
        <translation>Ange utgåva, översättare eller byrå, så att andra kan hitta den.</translation>
    </message>
    <message>
        <source>Where the wording comes from ({language})</source>
        <translation>Varifrån ordalydelsen kommer ({language})</translation>
    </message>
    <message>
        <source>Has this wording been validated?</source>
        <translation>Är ordalydelsen validerad?</translation>
    </message>
    <message>
        <source>Left out: asked of nobody.</source>
        <translation>Utelämnad: ingen får frågan.</translation>
    </message>
    <message>
        <source>Name in the file: {name}</source>
        <translation>Namn i filen: {name}</translation>
    </message>
    <message>
        <source>Kept as {code}, counts {weight}</source>
        <translation>Sparas som {code}, räknas som {weight}</translation>
    </message>
    <message>
        <source>Kept as {code}</source>
        <translation>Sparas som {code}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivning</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Rubrik</translation>
    </message>
    <message>
        <source>Text to read</source>
        <translation>Text att läsa</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Hint in the field</source>
        <translation>Ledtext i fältet</translation>
    </message>
    <message>
        <source>Number before the question</source>
        <translation>Nummer före frågan</translation>
    </message>
    <message>
        <source>What is said of a wrong answer</source>
        <translation>Det som sägs om ett felaktigt svar</translation>
    </message>
    <message>
        <source>{kind} ({language}): written</source>
        <translation>{kind} ({language}): text ifylld</translation>
    </message>
    <message>
        <source>{kind} ({language}): taken away</source>
        <translation>{kind} ({language}): text borttagen</translation>
    </message>
    <message>
        <source>{kind} ({language}): reworded</source>
        <translation>{kind} ({language}): ny ordalydelse</translation>
    </message>
    <message>
        <source>{kind}: added</source>
        <translation>{kind}: tillagd</translation>
    </message>
    <message>
        <source>{kind}: taken away</source>
        <translation>{kind}: borttagen</translation>
    </message>
    <message>
        <source>Stands in another place</source>
        <translation>Står på en annan plats</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnad</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>Tas med igen</translation>
    </message>
    <message>
        <source>Source of the wording ({language})</source>
        <translation>Ordalydelsens källa ({language})</translation>
    </message>
    <message>
        <source>“{before}” became “{after}”</source>
        <translation>”{before}” blev ”{after}”</translation>
    </message>
    <message>
        <source>It must be answered.</source>
        <translation>Den måste besvaras.</translation>
    </message>
    <message>
        <source>The outcome of the conversation is read from it.</source>
        <translation>Samtalets utfall läses av från den.</translation>
    </message>
    <message>
        <source>It is one of the instrument&apos;s own questions.</source>
        <translation>Den är en av instrumentets egna frågor.</translation>
    </message>
    <message>
        <source>It belongs to a score.</source>
        <translation>Den hör till en poängsumma.</translation>
    </message>
    <message>
        <source>Its answer decides whether this is asked: {item}</source>
        <translation>Svaret avgör om den här frågan ställs: {item}</translation>
    </message>
    <message>
        <source>Something is worked out from it.</source>
        <translation>Något räknas fram från den.</translation>
    </message>
    <message>
        <source>It is asked only by the answer to what is left out: {item}</source>
        <translation>Den ställs bara efter svaret på det som är utelämnat: {item}</translation>
    </message>
    <message>
        <source>It would come before the question that decides whether it is asked: {item}</source>
        <translation>Den skulle komma före frågan som avgör om den ställs: {item}</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Inget är ändrat än.</translation>
    </message>
    <message>
        <source>Will be the next version of your own questionnaire.</source>
        <translation>Blir nästa version av ert eget frågeformulär.</translation>
    </message>
    <message>
        <source>Will be a version of the same questionnaire with one more language, for this unit.</source>
        <translation>Blir en version av samma frågeformulär med ett språk till, för den här enheten.</translation>
    </message>
    <message>
        <source>Will be the unit&apos;s own copy of the instrument, with its wording filled in.</source>
        <translation>Blir enhetens eget exemplar av instrumentet, med ordalydelsen ifylld.</translation>
    </message>
    <message>
        <source>Will be a questionnaire of the unit&apos;s own, marked as modified. It no longer counts as validated.</source>
        <translation>Blir enhetens eget frågeformulär, märkt som anpassat. Det räknas inte längre som validerat.</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>Bosniska</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Tyska</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanska</translation>
    </message>
    <message>
        <source>Meänkieli</source>
        <translation>Meänkieli</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Franska</translation>
    </message>
    <message>
        <source>Romani</source>
        <translation>Romani</translation>
    </message>
    <message>
        <source>Northern Sami</source>
        <translation>Nordsamiska</translation>
    </message>
    <message>
        <source>South Sami</source>
        <translation>Sydsamiska</translation>
    </message>
    <message>
        <source>Lule Sami</source>
        <translation>Lulesamiska</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>Albanska</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändska</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>Jiddisch</translation>
    </message>
    <message>
        <source>This belongs to the logic of the questionnaire.</source>
        <translation>Det här hör till frågeformulärets logik.</translation>
    </message>
    <message>
        <source>More than wording, help and order has been changed.</source>
        <translation>Mer än ordalydelse, hjälp och ordning har ändrats.</translation>
    </message>
    <message>
        <source>Nothing was changed. Its wording can be changed.</source>
        <translation>Inget ändrades. Ordalydelsen går att ändra.</translation>
    </message>
    <message>
        <source>The questionnaire has been changed since this work began. Begin anew from it.</source>
        <translation>Frågeformuläret har ändrats sedan arbetet påbörjades. Börja om från det.</translation>
    </message>
    <message>
        <source>It has been changed here and not kept yet, last {day}. Adapt goes on.</source>
        <translation>Det finns ändringar som inte är sparade som utkast än, senast {day}. Välj Anpassa eller Översätt för att fortsätta.</translation>
    </message>
    <message>
        <source>Make it your own</source>
        <translation>Gör det till ert eget</translation>
    </message>
    <message>
        <source>Fill in the wording</source>
        <translation>Fyll i ordalydelsen</translation>
    </message>
    <message>
        <source>Adapt</source>
        <extracomment>The list and the summary follow what is written when it pauses.</extracomment>
        <translation>Anpassa</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Översätt</translation>
    </message>
    <message>
        <source>Adapt: {title}</source>
        <translation>Anpassa: {title}</translation>
    </message>
    <message>
        <source>You go on from what was saved {day} at {time}.</source>
        <translation>Du fortsätter från det som sparades {day} kl. {time}.</translation>
    </message>
    <message>
        <source>Language that you write in</source>
        <translation>Språk du skriver på</translation>
    </message>
    <message>
        <source>The earlier work cannot go on</source>
        <translation>Det påbörjade arbetet kan inte fortsätta</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Börja om</translation>
    </message>
    <message>
        <source>Saved {time}.</source>
        <translation>Sparat {time}.</translation>
    </message>
    <message>
        <source>The original stays as it is, and in use if it was.</source>
        <translation>Originalet är kvar som det är, och i bruk om det var det.</translation>
    </message>
    <message>
        <source>Keep it as a draft?</source>
        <translation>Spara det som utkast?</translation>
    </message>
    <message>
        <source>The questions in order</source>
        <extracomment>The rows that are no item.</extracomment>
        <translation>Frågorna i ordning</translation>
    </message>
    <message>
        <source>No wording yet</source>
        <translation>Ingen ordalydelse än</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>utelämnad</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>ändrad</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) came in.</source>
        <translation>
            <numerusform>%n text togs in.</numerusform>
            <numerusform>%n texter togs in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out.</source>
        <translation>
            <numerusform>%n rad togs inte med.</numerusform>
            <numerusform>%n rader togs inte med.</numerusform>
        </translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>Varför den inte togs med</translation>
    </message>
    <message>
        <source>Rows that were left out</source>
        <translation>Rader som inte togs med</translation>
    </message>
    <message>
        <source>The questionnaire has no such text.</source>
        <translation>Frågeformuläret har ingen sådan text.</translation>
    </message>
    <message>
        <source>The source text has changed since the workbook was made.</source>
        <translation>Källtexten har ändrats sedan arbetsboken gjordes.</translation>
    </message>
    <message>
        <source>The cell holds a formula instead of words.</source>
        <translation>Cellen innehåller en formel i stället för text.</translation>
    </message>
    <message>
        <source>The text is longer than a questionnaire can hold.</source>
        <translation>Texten är längre än ett frågeformulär rymmer.</translation>
    </message>
    <message>
        <source>The text stands twice in the workbook; the first was taken.</source>
        <translation>Texten står två gånger i arbetsboken; den första togs med.</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Inte översatt</translation>
    </message>
    <message>
        <source>May be left empty</source>
        <translation>Får lämnas tomt</translation>
    </message>
    <message>
        <source>Texts and their translation</source>
        <translation>Texter och deras översättning</translation>
    </message>
    <message>
        <source>Translate: {title}</source>
        <translation>Översätt: {title}</translation>
    </message>
    <message>
        <source>Language to translate into</source>
        <translation>Språk att översätta till</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>Alla texter</translation>
    </message>
    <message>
        <source>Only those missing</source>
        <translation>Bara de som saknas</translation>
    </message>
    <message>
        <source>Out to Excel</source>
        <translation>Hämta till Excel</translation>
    </message>
    <message>
        <source>In from Excel</source>
        <translation>Läs in från Excel</translation>
    </message>
    <message>
        <source>Enter writes and goes on to the next text, Shift+Enter begins a new line, the arrows go to and fro.</source>
        <translation>Enter skriver och går till nästa text, Skift+Enter börjar en ny rad, pilarna går fram och tillbaka.</translation>
    </message>
    <message>
        <source>{language}: {left} of {needed} texts left before it can be offered</source>
        <translation>{language}: {left} av {needed} texter kvar innan språket kan erbjudas</translation>
    </message>
    <message>
        <source>{language}: complete, and offered once the version is in use</source>
        <translation>{language}: komplett, och erbjuds när versionen är i bruk</translation>
    </message>
    <message>
        <source>It must be a workbook that came from Out to Excel, with its first row as it was.</source>
        <translation>Det måste vara en arbetsbok från Hämta till Excel, med den första raden som den var.</translation>
    </message>
    <message>
        <source>{language}: not complete, and so not offered yet.</source>
        <translation>{language}: inte komplett, och erbjuds därför inte än.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of the instrument are still empty.</source>
        <extracomment>Writing is kept when it pauses for so long, and at once when the page is hidden, which may be the lock.</extracomment>
        <translation>
            <numerusform>%n text i instrumentet är fortfarande tom.</numerusform>
            <numerusform>%n texter i instrumentet är fortfarande tomma.</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where the wording comes from, under About the questionnaire.</source>
        <translation>Skriv varifrån ordalydelsen kommer, under Om frågeformuläret.</translation>
    </message>
    <message>
        <source>Something was entered wrong</source>
        <translation>Något hade skrivits in fel</translation>
    </message>
    <message>
        <source>Something was misunderstood</source>
        <translation>Något hade missförståtts</translation>
    </message>
    <message>
        <source>The person has put it right later</source>
        <translation>Personen har rättat sig senare</translation>
    </message>
    <message>
        <source>Correct something</source>
        <translation>Rätta något</translation>
    </message>
    <message>
        <source>Purging</source>
        <translation>Gallring</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>Åtkomstlogg</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) kept: the person is to be asked again.</source>
        <translation>
            <numerusform>%n samtal är kvar för att personen ska få frågan igen.</numerusform>
            <numerusform>%n samtal är kvar för att personen ska få frågan igen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A conversation that is handed over lives on in the system of record. Here it is purged after {after} days, and every other one {limit} days after it began. The counts stay.</source>
        <translation>Ett överlämnat samtal finns kvar i verksamhetssystemet. Här gallras det {after} dagar efter överlämningen, och alla andra samtal {limit} dagar efter att de började. Antalen i statistiken är kvar.</translation>
    </message>
    <message>
        <source>Purge after the hand-over</source>
        <translation>Gallra efter överlämningen</translation>
    </message>
    <message>
        <source>Purge in any case, after the beginning</source>
        <translation>Gallra i alla händelser efter att samtalet började</translation>
    </message>
    <message numerus="yes">
        <source>after %n day(s)</source>
        <translation>
            <numerusform>efter %n dag</numerusform>
            <numerusform>efter %n dagar</numerusform>
        </translation>
    </message>
    <message>
        <source>To be purged now</source>
        <translation>Ska gallras nu</translation>
    </message>
    <message>
        <source>Nothing is to be purged today.</source>
        <translation>Inget ska gallras i dag.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Sedan</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>Håll kvar</translation>
    </message>
    <message>
        <source>Hold back what must be kept, for example during a dispute or a request to read.</source>
        <translation>Håll kvar det som måste sparas, till exempel under en tvist eller när någon har begärt att få läsa.</translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to ask again go with them.</source>
        <translation>
            <numerusform>%n dag för att fråga igen försvinner också.</numerusform>
            <numerusform>%n dagar för att fråga igen försvinner också.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for the purge</source>
        <translation>Begär gallring</translation>
    </message>
    <message>
        <source>It is held back.</source>
        <translation>Det hålls kvar.</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>Häv</translation>
    </message>
    <message>
        <source>{who} held it back on {date}. From now on it is purged by the rules.</source>
        <translation>{who} höll kvar den {date}. Den gallras sedan enligt reglerna.</translation>
    </message>
    <message>
        <source>Lift the hold on {case}?</source>
        <translation>Häva kvarhållandet av {case}?</translation>
    </message>
    <message>
        <source>The hold is lifted.</source>
        <translation>Kontakten hålls inte längre kvar.</translation>
    </message>
    <message>
        <source>Asked for. A colleague carries it out.</source>
        <translation>Gallringen är begärd. En kollega utför den.</translation>
    </message>
    <message>
        <source>Waits to be carried out</source>
        <translation>Väntar på att utföras</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s), asked for by</source>
        <translation>
            <numerusform>%n samtal, begärt av</numerusform>
            <numerusform>%n samtal, begärda av</numerusform>
        </translation>
    </message>
    <message>
        <source>Another person has to carry it out.</source>
        <translation>Någon annan måste utföra den.</translation>
    </message>
    <message>
        <source>Carry out the purge</source>
        <translation>Utför gallringen</translation>
    </message>
    <message numerus="yes">
        <source>Purge %n conversation(s)?</source>
        <translation>
            <numerusform>Gallra %n samtal?</numerusform>
            <numerusform>Gallra %n samtal?</numerusform>
        </translation>
    </message>
    <message>
        <source>They cannot be had back. The counts and the protocol stay.</source>
        <translation>De går inte att få tillbaka. Antalen i statistiken och protokollet är kvar.</translation>
    </message>
    <message>
        <source>Purge</source>
        <translation>Gallra</translation>
    </message>
    <message>
        <source>purge</source>
        <translation>gallra</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) have been purged.</source>
        <translation>
            <numerusform>%n samtal är gallrat.</numerusform>
            <numerusform>%n samtal är gallrade.</numerusform>
        </translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Hålls kvar</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are held back from purging.</source>
        <translation>
            <numerusform>%n kontakt hålls kvar och gallras inte.</numerusform>
            <numerusform>%n kontakter hålls kvar och gallras inte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Överlämnat</translation>
    </message>
    <message>
        <source>Older than the limit; to be asked again {date}</source>
        <translation>Längsta tiden har gått; ska få frågan igen {date}</translation>
    </message>
    <message>
        <source>Older than the limit</source>
        <translation>Äldre än gränsen</translation>
    </message>
    <message>
        <source>The correction is kept beside what was sealed.</source>
        <translation>Rättelsen är sparad bredvid det som slutförts.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Rätta</translation>
    </message>
    <message>
        <source>Waiting for access</source>
        <translation>Väntar på nyckel</translation>
    </message>
    <message>
        <source>They have logged in, and cannot begin before a colleague hands over the records key.</source>
        <translation>De har loggat in men kan inte börja förrän en kollega har lämnat över nyckeln till samtalen.</translation>
    </message>
    <message>
        <source>Digits to compare</source>
        <translation>Siffror att jämföra</translation>
    </message>
    <message>
        <source>Compare and hand over</source>
        <translation>Jämför och lämna över</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Ditt konto</translation>
    </message>
    <message>
        <source>Who can log in</source>
        <translation>Vilka som kan logga in</translation>
    </message>
    <message>
        <source>The shares have not been typed back. No contact can be made before that.</source>
        <translation>Bladen har inte skrivits in från papperet. Ingen kontakt kan läggas upp innan det är gjort.</translation>
    </message>
    <message>
        <source>Last tried {date}.</source>
        <translation>Provades senast {date}.</translation>
    </message>
    <message>
        <source>They have never been tried.</source>
        <translation>De har aldrig provats.</translation>
    </message>
    <message>
        <source>Try two of them</source>
        <translation>Prova två av dem</translation>
    </message>
    <message>
        <source>When somebody leaves</source>
        <translation>När någon slutar</translation>
    </message>
    <message>
        <source>Has not logged in yet</source>
        <translation>Har inte loggat in än</translation>
    </message>
    <message>
        <source>Waits for the key</source>
        <translation>Väntar på nyckeln</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Loggade in</translation>
    </message>
    <message>
        <source>Logged in at a new desk</source>
        <translation>Loggade in vid en ny dator</translation>
    </message>
    <message>
        <source>Opened with recovery shares</source>
        <translation>Öppnade med återställningsblad</translation>
    </message>
    <message>
        <source>Gave the unit new keys</source>
        <translation>Bytte enhetens nycklar</translation>
    </message>
    <message>
        <source>Began a contact</source>
        <translation>Började en kontakt</translation>
    </message>
    <message>
        <source>Took a contact away</source>
        <translation>Tog bort en kontakt</translation>
    </message>
    <message>
        <source>Opened a conversation</source>
        <translation>Öppnade ett samtal</translation>
    </message>
    <message>
        <source>Searched for a case reference</source>
        <translation>Sökte på ärendereferens</translation>
    </message>
    <message>
        <source>Kept as not asked</source>
        <translation>Sparade som inte tillfrågad</translation>
    </message>
    <message>
        <source>Completed a conversation</source>
        <translation>Slutförde ett samtal</translation>
    </message>
    <message>
        <source>Saved a hand-over as PDF</source>
        <translation>Sparade överlämning som PDF</translation>
    </message>
    <message>
        <source>Corrected a conversation</source>
        <translation>Rättade ett samtal</translation>
    </message>
    <message>
        <source>Asked for a purge:</source>
        <translation>Begärde gallring av</translation>
    </message>
    <message>
        <source>Purged:</source>
        <translation>Gallrade</translation>
    </message>
    <message>
        <source>Held a contact back from purging</source>
        <translation>Höll kvar en kontakt från gallring</translation>
    </message>
    <message>
        <source>Let a contact be purged again</source>
        <translation>Lät en kontakt gallras igen</translation>
    </message>
    <message>
        <source>Added a contact card</source>
        <translation>Lade till ett kontaktkort</translation>
    </message>
    <message>
        <source>Changed a contact card</source>
        <translation>Ändrade ett kontaktkort</translation>
    </message>
    <message>
        <source>Verified a contact card</source>
        <translation>Kontrollerade ett kontaktkort</translation>
    </message>
    <message>
        <source>Took a contact card away</source>
        <translation>Tog bort ett kontaktkort</translation>
    </message>
    <message>
        <source>Put a contact card back</source>
        <translation>Lade tillbaka ett kontaktkort</translation>
    </message>
    <message>
        <source>Began a routine</source>
        <translation>Påbörjade en rutin</translation>
    </message>
    <message>
        <source>Threw the draft of a routine away</source>
        <translation>Kastade utkastet till en rutin</translation>
    </message>
    <message>
        <source>Put a routine into use</source>
        <translation>Tog en rutin i bruk</translation>
    </message>
    <message>
        <source>Noted the follow-up of a routine</source>
        <translation>Antecknade att en rutin följts upp</translation>
    </message>
    <message>
        <source>Took a routine out of use</source>
        <translation>Tog en rutin ur bruk</translation>
    </message>
    <message>
        <source>Set how long a routine counts as current</source>
        <translation>Bestämde hur länge en rutin räknas som aktuell</translation>
    </message>
    <message>
        <source>Decided when to purge</source>
        <translation>Bestämde när det gallras</translation>
    </message>
    <message>
        <source>Ended a contact</source>
        <translation>Avslutade en kontakt</translation>
    </message>
    <message>
        <source>Exported figures</source>
        <translation>Exporterade statistik</translation>
    </message>
    <message>
        <source>Noted the number of adults for the figures</source>
        <translation>Angav antalet vuxna för statistiken</translation>
    </message>
    <message>
        <source>Decided how figures are protected</source>
        <translation>Bestämde hur talen skyddas</translation>
    </message>
    <message>
        <source>Made a key for collating counts</source>
        <translation>Gjorde en nyckel för att sammanställa tal</translation>
    </message>
    <message>
        <source>Made the unit&apos;s key for signing counts</source>
        <translation>Gjorde enhetens nyckel för att underteckna tal</translation>
    </message>
    <message>
        <source>Trusted a collator&apos;s key</source>
        <translation>Betrodde en sammanställares nyckel</translation>
    </message>
    <message>
        <source>Trusted another unit&apos;s key</source>
        <translation>Betrodde en annan enhets nyckel</translation>
    </message>
    <message>
        <source>Trusted a collator&apos;s key no longer</source>
        <translation>Slutade betro en sammanställares nyckel</translation>
    </message>
    <message>
        <source>Trusted another unit&apos;s key no longer</source>
        <translation>Slutade betro en annan enhets nyckel</translation>
    </message>
    <message>
        <source>Sealed the unit&apos;s counts to a collator</source>
        <translation>Förseglade enhetens tal till en sammanställare</translation>
    </message>
    <message>
        <source>Collated the counts of several units</source>
        <translation>Sammanställde flera enheters tal</translation>
    </message>
    <message>
        <source>Made a backup</source>
        <translation>Gjorde en säkerhetskopia</translation>
    </message>
    <message>
        <source>Made a backup in another place</source>
        <translation>Gjorde en säkerhetskopia på en annan plats</translation>
    </message>
    <message>
        <source>Decided how many backups are kept</source>
        <translation>Bestämde hur många säkerhetskopior som behålls</translation>
    </message>
    <message>
        <source>Tried a backup out</source>
        <translation>Provade en säkerhetskopia</translation>
    </message>
    <message>
        <source>Found a backup unsound</source>
        <translation>Fann att en säkerhetskopia inte var hel</translation>
    </message>
    <message>
        <source>Restored a backup</source>
        <translation>Återställde en säkerhetskopia</translation>
    </message>
    <message>
        <source>Changes were missing at the opening</source>
        <translation>Ändringar saknades när enhetens fil öppnades</translation>
    </message>
    <message>
        <source>The newest writing was damaged at the opening</source>
        <translation>Det som skrevs sist var skadat när enhetens fil öppnades</translation>
    </message>
    <message>
        <source>The record of conversations was made anew at the opening</source>
        <translation>Uppgiften om vilka samtal som finns räknades fram på nytt</translation>
    </message>
    <message>
        <source>Opened in another place than before</source>
        <translation>Öppnades på en annan plats än förut</translation>
    </message>
    <message>
        <source>The computer&apos;s clock was behind</source>
        <translation>Datorns klocka gick efter</translation>
    </message>
    <message>
        <source>Failed attempts to log in before</source>
        <translation>Misslyckade inloggningar dessförinnan:</translation>
    </message>
    <message>
        <source>The count of failed attempts had been changed</source>
        <translation>Räkningen av misslyckade inloggningar hade ändrats</translation>
    </message>
    <message>
        <source>Added the account</source>
        <translation>Lade till kontot</translation>
    </message>
    <message>
        <source>Gave a new first passphrase to</source>
        <translation>Gav en ny första lösenfras till</translation>
    </message>
    <message>
        <source>Shut out the account</source>
        <translation>Stängde av kontot</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Släppte in igen</translation>
    </message>
    <message>
        <source>Changed the roles of</source>
        <translation>Ändrade rollerna för</translation>
    </message>
    <message>
        <source>Handed the records key over to</source>
        <translation>Lämnade över nyckeln till samtalen till</translation>
    </message>
    <message>
        <source>Made new recovery shares</source>
        <translation>Gjorde nya återställningsblad</translation>
    </message>
    <message>
        <source>Typed the recovery shares back</source>
        <translation>Skrev in återställningsbladen</translation>
    </message>
    <message>
        <source>Tried the recovery shares</source>
        <translation>Provade återställningsbladen</translation>
    </message>
    <message>
        <source>Strengthened the protection of the passphrase</source>
        <translation>Stärkte skyddet av lösenfrasen</translation>
    </message>
    <message>
        <source>Changed the passphrase</source>
        <translation>Bytte lösenfras</translation>
    </message>
    <message>
        <source>Looked at the log</source>
        <translation>Läste loggen</translation>
    </message>
    <message>
        <source>Checked a sample of the log</source>
        <translation>Kontrollerade ett stickprov ur loggen</translation>
    </message>
    <message>
        <source>Compared the log with a printed sheet</source>
        <translation>Jämförde loggen med ett utskrivet blad</translation>
    </message>
    <message>
        <source>The log did not match a printed sheet</source>
        <translation>Loggen stämde inte med ett utskrivet blad</translation>
    </message>
    <message>
        <source>Had cause</source>
        <translation>Hade anledning</translation>
    </message>
    <message>
        <source>Had no cause</source>
        <translation>Saknade anledning</translation>
    </message>
    <message>
        <source>Is looked into</source>
        <translation>Utreds vidare</translation>
    </message>
    <message>
        <source>Backups</source>
        <extracomment>After so many days without a copy in another place the page says so.</extracomment>
        <translation>Säkerhetskopior</translation>
    </message>
    <message>
        <source>In another place</source>
        <translation>På en annan plats</translation>
    </message>
    <message>
        <source>No backup has been made in another place yet. If the computer breaks or is stolen, the daily backups go with it. Make one on another disk or on the organisation&apos;s server.</source>
        <translation>Ingen säkerhetskopia har gjorts på en annan plats än. Går datorn sönder eller blir stulen försvinner de dagliga kopiorna med den. Gör en på en annan disk eller på organisationens server.</translation>
    </message>
    <message>
        <source>The last one was made on {date} in {folder}.</source>
        <translation>Den senaste gjordes {date} i {folder}.</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Gör en säkerhetskopia nu</translation>
    </message>
    <message>
        <source>Making the backup and checking it …</source>
        <translation>Gör säkerhetskopian och kontrollerar den …</translation>
    </message>
    <message>
        <source>The backup is made and has been opened and checked: {file}</source>
        <translation>Säkerhetskopian är gjord. Den har öppnats och kontrollerats: {file}</translation>
    </message>
    <message>
        <source>Each day, by itself</source>
        <translation>Varje dag, av sig själv</translation>
    </message>
    <message>
        <source>Made at the day&apos;s first unlocking and before every change of the program that changes the file, in {folder}.</source>
        <translation>Görs när programmet låses upp första gången för dagen, och innan en ny version av programmet ändrar enhetens fil. De ligger i {folder}.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gjord</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Storlek</translation>
    </message>
    <message>
        <source>Keep the backups of the last</source>
        <translation>Behåll kopiorna från de senaste</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dagen</numerusform>
            <numerusform>%n dagarna</numerusform>
        </translation>
    </message>
    <message>
        <source>Try a backup out</source>
        <translation>Prova en säkerhetskopia</translation>
    </message>
    <message>
        <source>The backup is opened in a folder of its own, everything in it is checked, and the folder is deleted. The unit&apos;s file is not touched. Do this once a year, and after every change of computer.</source>
        <translation>Kopian öppnas i en egen mapp, allt i den kontrolleras och mappen raderas. Enhetens fil rörs inte. Gör detta en gång om året och varje gång ni byter dator.</translation>
    </message>
    <message>
        <source>The one that held on the day when the backup was made.</source>
        <translation>Den som gällde dagen då kopian gjordes.</translation>
    </message>
    <message>
        <source>Choose a backup and try it out</source>
        <translation>Välj en säkerhetskopia och prova den</translation>
    </message>
    <message>
        <source>Opening the backup and checking it …</source>
        <translation>Öppnar säkerhetskopian och kontrollerar den …</translation>
    </message>
    <message>
        <source>The backup of {date} is not sound. Try an older one.</source>
        <translation>Säkerhetskopian från {date} är inte hel. Prova en äldre.</translation>
    </message>
    <message>
        <source>The backup of {date} for {unit} is sound. It could be restored.</source>
        <translation>Säkerhetskopian från {date} för {unit} är hel. Den går att återställa.</translation>
    </message>
    <message>
        <source>If you copy the files yourself</source>
        <translation>Om ni kopierar filerna själva</translation>
    </message>
    <message>
        <source>Never copy the file unit.db alone, and nothing while the program is unlocked. The newest answers may lie beside it, and without unit.keys nobody can open it. Make a backup here instead: it can be done while you work.</source>
        <translation>Kopiera aldrig bara filen unit.db, och ingenting medan programmet är upplåst. De senaste svaren kan ligga i en fil bredvid, och utan unit.keys kan ingen öppna den. Gör en säkerhetskopia här i stället. Det går bra medan du arbetar.</translation>
    </message>
    <message>
        <source>If the whole folder is to be copied by the organisation&apos;s own backup, lock the program first. Do not keep the folder in a synchronised place.</source>
        <translation>Ska hela mappen kopieras av organisationens egen säkerhetskopiering, lås programmet först. Ha inte mappen på en plats som synkroniseras.</translation>
    </message>
    <message>
        <source>To restore a backup, lock the program and choose Restore a backup where you unlock. What is there then is put aside and never overwritten.</source>
        <translation>För att återställa: lås programmet och välj Återställ en säkerhetskopia på sidan Lås upp. Det som finns då läggs åt sidan och skrivs aldrig över.</translation>
    </message>
    <message>
        <source>Tell the person their user name and first passphrase. At the first log-in they choose their own.</source>
        <translation>Lämna användarnamnet och den första lösenfrasen till personen. Vid första inloggningen väljer personen en egen.</translation>
    </message>
    <message>
        <source>The account {user} is made.</source>
        <translation>Kontot {user} är skapat.</translation>
    </message>
    <message>
        <source>The account is shut out: its passphrase opens nothing.</source>
        <translation>Kontot är avstängt. Lösenfrasen öppnar ingenting.</translation>
    </message>
    <message>
        <source>Let it in again</source>
        <translation>Släpp in kontot igen</translation>
    </message>
    <message>
        <source>Change the roles</source>
        <translation>Ändra rollerna</translation>
    </message>
    <message>
        <source>Set the first passphrase</source>
        <translation>Sätt en första lösenfras</translation>
    </message>
    <message>
        <source>Shut the account out</source>
        <translation>Stäng av kontot</translation>
    </message>
    <message>
        <source>{user} can log in again.</source>
        <translation>{user} kan logga in igen.</translation>
    </message>
    <message>
        <source>The roles of {user} are changed. They hold from the next log-in.</source>
        <translation>Rollerna för {user} är ändrade och gäller från nästa inloggning.</translation>
    </message>
    <message>
        <source>{user} has a new first passphrase.</source>
        <translation>{user} har fått en ny första lösenfras.</translation>
    </message>
    <message>
        <source>Shut {user} out?</source>
        <translation>Stänga av {user}?</translation>
    </message>
    <message>
        <source>The passphrase opens nothing from now on. What was done stays in the log.</source>
        <translation>Lösenfrasen öppnar ingenting från och med nu. Det som har gjorts står kvar i loggen.</translation>
    </message>
    <message>
        <source>Somebody who has copied the files before can still open that copy. If {user} has left, go on with Somebody has left: then everything gets new keys.</source>
        <translation>Den som tidigare har kopierat filerna kan fortfarande öppna den kopian. Om {user} har slutat, gå vidare med Någon har slutat. Då får allt nya nycklar.</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>Avstängt</translation>
    </message>
    <message>
        <source>{user} is shut out.</source>
        <translation>{user} är avstängd.</translation>
    </message>
    <message>
        <source>Let {user} in to the records</source>
        <translation>Släpp in {user} till samtalen</translation>
    </message>
    <message>
        <source>{user} sees these digits on their own page after logging in. Let {user} read them to you, in the room or over a telephone number that you know. If one digit differs, somebody else is trying to get in: hand nothing over and tell your manager.</source>
        <translation>{user} ser siffrorna på sin egen sida efter inloggningen. Låt {user} läsa dem för dig, på plats eller på ett telefonnummer som du känner till. Skiljer en enda siffra försöker någon annan ta sig in. Lämna då inte över något och säg till din chef.</translation>
    </message>
    <message>
        <source>{user} has read the same digits to me</source>
        <translation>{user} har läst samma siffror för mig</translation>
    </message>
    <message>
        <source>Hand over the key</source>
        <translation>Lämna över nyckeln</translation>
    </message>
    <message>
        <source>{user} has the key and can begin after the next log-in.</source>
        <translation>{user} har fått nyckeln och kan börja efter nästa inloggning.</translation>
    </message>
    <message>
        <source>Change your passphrase</source>
        <translation>Byt din lösenfras</translation>
    </message>
    <message>
        <source>Your passphrase now</source>
        <translation>Din nuvarande lösenfras</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Byt lösenfras</translation>
    </message>
    <message>
        <source>Your passphrase is changed.</source>
        <translation>Din lösenfras är bytt.</translation>
    </message>
    <message>
        <source>Try the recovery shares</source>
        <translation>Prova återställningsbladen</translation>
    </message>
    <message>
        <source>Fetch two of the three papers and type their words. The program only looks whether they would open the unit. Nothing changes, and the papers go back to where they were.</source>
        <translation>Hämta två av de tre papperen och skriv in orden. Programmet ser bara efter om de skulle öppna enhetens fil. Inget ändras, och papperen läggs tillbaka där de låg.</translation>
    </message>
    <message>
        <source>Words of one share</source>
        <translation>Orden på ett av bladen</translation>
    </message>
    <message>
        <source>Words of another</source>
        <translation>Orden på ett annat blad</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Prova bladen</translation>
    </message>
    <message>
        <source>The two shares open the unit. Put the papers back.</source>
        <translation>De två bladen öppnar enhetens fil. Lägg tillbaka papperen.</translation>
    </message>
    <message>
        <source>The earlier shares were never typed back. These are new, and the earlier ones open nothing: destroy them.</source>
        <translation>De tidigare bladen skrevs aldrig in från papperet. De här är nya, och de tidigare öppnar ingenting. Förstör dem.</translation>
    </message>
    <message>
        <source>Any two of the three open the unit if a passphrase is lost. Give them to three people, for example the head of unit, the registrar and IT. When they are on paper you type each of them back here: only then can the first contact be made.</source>
        <translation>Två av de tre öppnar enhetens fil om en lösenfras har glömts. Lämna dem till tre personer, till exempel enhetschefen, registrator och IT. När de finns på papper skriver du in vart och ett här. Först då kan den första kontakten läggas upp.</translation>
    </message>
    <message>
        <source>They are on paper, go on</source>
        <translation>De finns på papper, gå vidare</translation>
    </message>
    <message>
        <source>Type share {number} from the paper</source>
        <translation>Skriv in blad {number} från papperet</translation>
    </message>
    <message>
        <source>Read from the paper, not from the screen or a file. Capital letters and line breaks do not matter.</source>
        <translation>Läs från papperet, inte från skärmen eller en fil. Stora bokstäver och radbrytningar spelar ingen roll.</translation>
    </message>
    <message>
        <source>Show the shares again</source>
        <translation>Visa bladen igen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Klart</translation>
    </message>
    <message>
        <source>Next share</source>
        <translation>Nästa blad</translation>
    </message>
    <message>
        <source>Check a sample</source>
        <translation>Kontrollera ett stickprov</translation>
    </message>
    <message>
        <source>Lines about persons are drawn at random. Say for each whether the user had cause. The protocol says with which seed they were drawn, so that anybody can draw the same lines again.</source>
        <translation>Rader som rör personer slumpas fram. Ange för varje rad om användaren hade anledning. I protokollet står vilket slumptal som användes, så att vem som helst kan ta fram samma rader igen.</translation>
    </message>
    <message>
        <source>Last checked {date} by {user}.</source>
        <translation>Senast kontrollerat {date} av {user}.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från och med</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till och med</translation>
    </message>
    <message>
        <source>How many lines</source>
        <translation>Antal rader</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Slumptal</translation>
    </message>
    <message>
        <source>Only to draw an earlier sample again. Otherwise leave it empty.</source>
        <translation>Bara för att ta fram ett tidigare stickprov igen. Annars lämnar du det tomt.</translation>
    </message>
    <message>
        <source>Draw lines</source>
        <translation>Slumpa fram rader</translation>
    </message>
    <message>
        <source>There are no such lines these days.</source>
        <translation>Det finns inga sådana rader de här dagarna.</translation>
    </message>
    <message numerus="yes">
        <source>Drawn from %n line(s) with the seed</source>
        <translation>
            <numerusform>Taget ur %n rad med slumptalet</numerusform>
            <numerusform>Taget ur %n rader med slumptalet</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the protocol as PDF</source>
        <translation>Spara protokollet som PDF</translation>
    </message>
    <message>
        <source>Case {mark}: the same mark means the same case.</source>
        <translation>Ärende {mark}: samma tecken betyder samma ärende.</translation>
    </message>
    <message>
        <source>Line {number}: did the user have cause?</source>
        <translation>Rad {number}: hade användaren anledning?</translation>
    </message>
    <message>
        <source>The end of the log on paper</source>
        <translation>Loggens slut på papper</translation>
    </message>
    <message>
        <source>Print it at the end of the day and keep it away from the computer. Compared later it shows that no line has been cut off or changed.</source>
        <translation>Skriv ut det när dagen är slut och förvara det åtskilt från datorn. När det jämförs senare visar det att ingen rad har tagits bort eller ändrats.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Jämför</translation>
    </message>
    <message>
        <source>Number and code from a printed sheet</source>
        <translation>Nummer och kod från ett utskrivet blad</translation>
    </message>
    <message>
        <source>Every line up to there is still here and unchanged.</source>
        <translation>Alla rader fram till dess finns kvar och är oförändrade.</translation>
    </message>
    <message>
        <source>The log does not match the paper: lines have been cut off or changed since. Tell whoever is responsible for information security, and keep the newest backups.</source>
        <translation>Loggen stämmer inte med bladet. Rader har tagits bort eller ändrats. Säg till den som ansvarar för informationssäkerheten och spara de senaste säkerhetskopiorna.</translation>
    </message>
    <message>
        <source>The last thirty days</source>
        <translation>De senaste trettio dagarna</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Användare</translation>
    </message>
    <message>
        <source>Earlier lines are not shown here.</source>
        <translation>Tidigare rader visas inte här.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Sparat: {file}</translation>
    </message>
    <message>
        <source>Choose your own passphrase</source>
        <translation>Välj en egen lösenfras</translation>
    </message>
    <message>
        <source>The passphrase you were given has done its work. From now on only you know the one that opens your account.</source>
        <translation>Lösenfrasen du fick har gjort sitt. Från och med nu är det bara du som känner till den som öppnar ditt konto.</translation>
    </message>
    <message>
        <source>Set the passphrase and unlock</source>
        <translation>Spara lösenfrasen och lås upp</translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s)</source>
        <translation>
            <numerusform>Vänta %n sekund</numerusform>
            <numerusform>Vänta %n sekunder</numerusform>
        </translation>
    </message>
    <message>
        <source>First passphrase</source>
        <translation>Första lösenfras</translation>
    </message>
    <message>
        <source>At least 12 characters. It opens the account once: its owner then chooses one that nobody else knows.</source>
        <translation>Minst 12 tecken. Den öppnar kontot en gång. Sedan väljer personen en som ingen annan känner till.</translation>
    </message>
    <message>
        <source>Holds conversations. Gets the key to the records from a colleague, not from you.</source>
        <translation>Håller samtal. Får nyckeln till samtalen av en kollega, inte av dig.</translation>
    </message>
    <message>
        <source>Looks after routines, questionnaires and figures, and can open no record.</source>
        <translation>Håller rutiner, frågeformulär och statistik aktuella och kan inte öppna något samtal.</translation>
    </message>
    <message>
        <source>Looks after accounts and recovery shares, and can open no record.</source>
        <translation>Sköter konton och återställningsblad och kan inte öppna något samtal.</translation>
    </message>
    <message>
        <source>Waiting for you to let them in: {names}.</source>
        <translation>Väntar på att du släpper in dem: {names}.</translation>
    </message>
    <message>
        <source>It is a year since the recovery shares were tried. Try two of them.</source>
        <translation>Det är ett år sedan återställningsbladen provades. Prova två av dem.</translation>
    </message>
    <message>
        <source>To Accounts</source>
        <translation>Till Konton</translation>
    </message>
    <message>
        <source>The unit&apos;s file is no longer where it was, so nothing was saved.</source>
        <translation>Enhetens fil finns inte längre där den var, så inget sparades.</translation>
    </message>
    <message>
        <source>Records or counts have been changed, removed or put back outside the program.</source>
        <translation>Uppgifter eller antal har ändrats, tagits bort eller lagts tillbaka utanför programmet.</translation>
    </message>
    <message>
        <source>The key file of the store is missing.</source>
        <translation>Enhetens nyckelfil saknas.</translation>
    </message>
    <message>
        <source>The key file was not the newest one.</source>
        <translation>Nyckelfilen var inte den senaste.</translation>
    </message>
    <message>
        <source>The file is damaged or is no backup.</source>
        <translation>Filen är skadad eller är ingen säkerhetskopia.</translation>
    </message>
    <message>
        <source>The backup belongs to another store.</source>
        <translation>Säkerhetskopian hör till en annan enhets fil.</translation>
    </message>
    <message>
        <source>That is no number and code from a printed sheet.</source>
        <translation>Det är inget nummer med kod från ett utskrivet blad.</translation>
    </message>
    <message>
        <source>Something in the sample has not been decided yet.</source>
        <translation>Någon rad i stickprovet är inte bedömd än.</translation>
    </message>
    <message>
        <source>Something is missing in the correction.</source>
        <translation>Något saknas i rättelsen.</translation>
    </message>
    <message>
        <source>There is nothing to purge.</source>
        <translation>Det finns inget att gallra.</translation>
    </message>
    <message>
        <source>You asked for this purge yourself.</source>
        <translation>Du har själv begärt den här gallringen.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Det avbröts.</translation>
    </message>
    <message>
        <source>Too many attempts have failed.</source>
        <translation>För många försök har misslyckats.</translation>
    </message>
    <message>
        <source>The passphrase is easily guessed.</source>
        <translation>Lösenfrasen är lätt att gissa.</translation>
    </message>
    <message>
        <source>Your account needs a passphrase of your own.</source>
        <translation>Kontot behöver en egen lösenfras.</translation>
    </message>
    <message>
        <source>That is the same passphrase as before.</source>
        <translation>Det är samma lösenfras som förut.</translation>
    </message>
    <message>
        <source>The passphrase you have now is not that one.</source>
        <translation>Det är inte din nuvarande lösenfras.</translation>
    </message>
    <message>
        <source>There is no account with that user name.</source>
        <translation>Det finns inget konto med det användarnamnet.</translation>
    </message>
    <message>
        <source>The account is shut out.</source>
        <translation>Kontot är avstängt.</translation>
    </message>
    <message>
        <source>An account is from an older version of the program.</source>
        <translation>Ett konto är från en äldre version av programmet.</translation>
    </message>
    <message>
        <source>The account no longer waits for the key, or its digits have changed.</source>
        <translation>Kontot väntar inte längre på nyckeln, eller så har siffrorna ändrats.</translation>
    </message>
    <message>
        <source>An account needs a role.</source>
        <translation>Ett konto behöver en roll.</translation>
    </message>
    <message>
        <source>Nobody else looks after the accounts.</source>
        <translation>Ingen annan sköter kontona.</translation>
    </message>
    <message>
        <source>Nobody else has the key to the records.</source>
        <translation>Ingen annan har nyckeln till samtalen.</translation>
    </message>
    <message>
        <source>One of the shares is not as it was printed.</source>
        <translation>Ett av bladen är inte inskrivet som det skrevs ut.</translation>
    </message>
    <message>
        <source>The recovery shares have not been typed back yet.</source>
        <translation>Återställningsbladen har inte skrivits in från papperet än.</translation>
    </message>
    <message>
        <source>There is too little room on the disk.</source>
        <translation>Det är för lite plats på disken.</translation>
    </message>
    <message>
        <source>Put the folder or the disk back and try again. What was saved before lies in it.</source>
        <translation>Lägg tillbaka mappen eller koppla in disken och försök igen. Det som sparats tidigare finns där.</translation>
    </message>
    <message>
        <source>Choose why, and write what is right in at most 2000 characters, without anybody&apos;s identity number.</source>
        <translation>Välj varför och skriv vad som är rätt, med högst 2000 tecken och utan personnummer.</translation>
    </message>
    <message>
        <source>Look at the list again: something may have been held.</source>
        <translation>Titta på listan igen. Något kan ha hållits kvar.</translation>
    </message>
    <message>
        <source>Ask a colleague to log in and carry it out.</source>
        <translation>Be en kollega logga in och utföra den.</translation>
    </message>
    <message>
        <source>The record of which conversations there are was missing and has been made anew. That is right once, after a new version of the program. At any other time, tell the administrator.</source>
        <translation>Uppgiften om vilka samtal som finns saknades och har räknats fram på nytt. Det är rätt en gång, efter en ny version av programmet. Annars ska du säga till administratören.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n change(s) are missing from the store. Its newest part was lost, or an older copy was put back. See what is missing before you go on, and tell the administrator.</source>
        <translation>
            <numerusform>%n ändring, den senaste, saknas i enhetens fil. Det senaste har gått förlorat, eller så har en äldre kopia lagts tillbaka. Se efter vad som saknas innan du fortsätter, och säg till administratören.</numerusform>
            <numerusform>De senaste %n ändringarna saknas i enhetens fil. Det senaste har gått förlorat, eller så har en äldre kopia lagts tillbaka. Se efter vad som saknas innan du fortsätter, och säg till administratören.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until the button can be pressed again. Nobody is shut out for good.</source>
        <translation>Vänta tills knappen går att trycka på igen. Ingen stängs ute för gott.</translation>
    </message>
    <message>
        <source>Choose four or five words that do not belong together.</source>
        <translation>Välj fyra eller fem ord som inte hör ihop.</translation>
    </message>
    <message>
        <source>Choose one that nobody else knows.</source>
        <translation>Välj en som ingen annan känner till.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Välj en annan.</translation>
    </message>
    <message>
        <source>Type it again. Nothing was changed.</source>
        <translation>Skriv den igen. Inget har ändrats.</translation>
    </message>
    <message>
        <source>Look at the list again. It may have been changed.</source>
        <translation>Titta i listan igen. Den kan ha ändrats.</translation>
    </message>
    <message>
        <source>Ask the administrator if that is a mistake.</source>
        <translation>Fråga administratören om det är ett misstag.</translation>
    </message>
    <message>
        <source>Let its owner log in once, or shut it out. Then try again.</source>
        <translation>Låt personen logga in en gång, eller stäng av kontot. Försök sedan igen.</translation>
    </message>
    <message>
        <source>Nothing was handed over. Go back and compare the digits anew.</source>
        <translation>Inget har lämnats över. Gå tillbaka och jämför siffrorna på nytt.</translation>
    </message>
    <message>
        <source>Tick at least one.</source>
        <translation>Kryssa för minst en.</translation>
    </message>
    <message>
        <source>Make somebody else administrator first. Nothing was changed.</source>
        <translation>Gör någon annan till administratör först. Inget har ändrats.</translation>
    </message>
    <message>
        <source>Let somebody else in to the records first. Nothing was changed.</source>
        <translation>Släpp in någon annan till samtalen först. Inget har ändrats.</translation>
    </message>
    <message>
        <source>Compare each word with the paper.</source>
        <translation>Jämför varje ord med papperet.</translation>
    </message>
    <message>
        <source>Lock and log in again: they are then made anew and can be printed.</source>
        <translation>Lås och logga in igen. Då görs bladen på nytt och kan skrivas ut.</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was touched.</source>
        <translation>Frigör plats och försök igen. Inget har rörts.</translation>
    </message>
    <message>
        <source>Everything is as it was.</source>
        <translation>Allt är som det var.</translation>
    </message>
    <message>
        <source>The program was stopped, and its newest writing is damaged. A copy of it has been put aside.</source>
        <translation>Programmet stoppades och det som skrevs sist är skadat. En kopia av det har lagts åt sidan.</translation>
    </message>
    <message>
        <source>The unit&apos;s file has been moved or copied here. If it is a copy, use one of the two only.</source>
        <translation>Enhetens fil har flyttats eller kopierats hit. Är det en kopia, använd bara den ena.</translation>
    </message>
    <message>
        <source>The computer&apos;s clock is earlier than when the unit&apos;s file was last used. Set it right.</source>
        <translation>Datorns klocka visar en tidigare tid än när enhetens fil senast användes. Ställ den rätt.</translation>
    </message>
    <message>
        <source>The passphrase is made of words that are guessed first.</source>
        <translation>Lösenfrasen består av ord som brukar gissas först.</translation>
    </message>
    <message>
        <source>The passphrase repeats the same thing.</source>
        <translation>Lösenfrasen upprepar samma sak.</translation>
    </message>
    <message>
        <source>The passphrase is a row of letters or digits.</source>
        <translation>Lösenfrasen är en följd av bokstäver eller siffror.</translation>
    </message>
    <message>
        <source>The passphrase is a row of neighbouring keys.</source>
        <translation>Lösenfrasen är en rad av tangenter intill varandra.</translation>
    </message>
    <message>
        <source>The passphrase is mostly a date.</source>
        <translation>Lösenfrasen är till största delen ett datum.</translation>
    </message>
    <message>
        <source>The passphrase holds your user name or the name of the unit.</source>
        <translation>Lösenfrasen innehåller ditt användarnamn eller enhetens namn.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts have failed. Wait %n second(s).</source>
        <translation>
            <numerusform>För många försök har misslyckats. Vänta %n sekund.</numerusform>
            <numerusform>För många försök har misslyckats. Vänta %n sekunder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not write to the folder. Choose Restore a backup, with an administrator.</source>
        <translation>Skriv inget i mappen. Välj Återställ en säkerhetskopia, tillsammans med en administratör.</translation>
    </message>
    <message>
        <source>Tell the administrator. Choose Restore a backup, and take the newest from before it happened.</source>
        <translation>Säg till administratören. Välj Återställ en säkerhetskopia och ta den senaste från före händelsen.</translation>
    </message>
    <message>
        <source>Choose Restore a backup and put back the key file. The answers are still there.</source>
        <translation>Välj Återställ en säkerhetskopia och lägg tillbaka nyckelfilen. Svaren finns kvar.</translation>
    </message>
    <message>
        <source>Choose Restore a backup and put back the key file. Nothing else has been touched.</source>
        <translation>Välj Återställ en säkerhetskopia och lägg tillbaka nyckelfilen. Inget annat har rörts.</translation>
    </message>
    <message>
        <source>The newest has been put back, and the old one put aside. Log in again.</source>
        <translation>Den senaste har lagts tillbaka och den gamla lagts åt sidan. Logga in igen.</translation>
    </message>
    <message>
        <source>Choose an older one. Nothing was changed.</source>
        <translation>Välj en äldre. Inget ändrades.</translation>
    </message>
    <message>
        <source>Choose one of this store. Nothing was changed.</source>
        <translation>Välj en som hör till den här enhetens fil. Inget ändrades.</translation>
    </message>
    <message>
        <source>Write the number, a space and the code as on the paper.</source>
        <translation>Skriv numret, ett mellanslag och koden så som det står på bladet.</translation>
    </message>
    <message>
        <source>Choose something for every line, then save the protocol.</source>
        <translation>Välj något för varje rad och spara sedan protokollet.</translation>
    </message>
    <message>
        <source>The backup is restored. What was here before is kept in {folder}.</source>
        <translation>Säkerhetskopian är återställd. Det som fanns här förut ligger kvar i {folder}.</translation>
    </message>
    <message>
        <source>The key file is back. Log in.</source>
        <translation>Nyckelfilen är tillbaka. Logga in.</translation>
    </message>
    <message>
        <source>That looks like a personal identity number. Take it away: nobody&apos;s number is kept here.</source>
        <translation>Det ser ut som ett personnummer eller samordningsnummer. Ta bort det. Ingens nummer sparas här.</translation>
    </message>
    <message>
        <source>Correct the conversation</source>
        <translation>Rätta samtalet</translation>
    </message>
    <message>
        <source>The sealed answers stay as they are. The correction is kept beside them, with your name and the time, and follows in the text to hand over.</source>
        <translation>Svaren som slutförts står kvar som de är. Rättelsen sparas bredvid med ditt namn och tiden, och följer med i texten som lämnas över.</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>Varför det rättas</translation>
    </message>
    <message>
        <source>What is right, and which question it is about</source>
        <translation>Vad som är rätt, och vilken fråga det gäller</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>Spara rättelsen</translation>
    </message>
    <message>
        <source>Make new recovery shares?</source>
        <translation>Göra nya återställningsblad?</translation>
    </message>
    <message>
        <source>The three papers in use open nothing from that moment. Destroy them.</source>
        <translation>De tre blad som finns öppnar ingenting från den stunden. Förstör dem.</translation>
    </message>
    <message>
        <source>No contact can be made before the new ones are on paper and typed back.</source>
        <translation>Ingen kontakt kan läggas upp innan de nya finns på papper och har skrivits in.</translation>
    </message>
    <message>
        <source>Make new shares</source>
        <translation>Gör nya blad</translation>
    </message>
    <message>
        <source>Somebody has left</source>
        <translation>Någon har slutat</translation>
    </message>
    <message>
        <source>Everything here gets new keys. Whoever has left, and has kept a copy of the key file and remembers a passphrase, cannot open what is here from now on. A copy of the records that was taken before stays readable to them.</source>
        <translation>Allt här får nya nycklar. Den som har slutat kan från och med då inte öppna det som finns här, inte heller med en sparad kopia av nyckelfilen och sin gamla lösenfras. En kopia av samtalen som togs tidigare går fortfarande att läsa för den personen.</translation>
    </message>
    <message>
        <source>Your colleagues keep their passphrases. The recovery shares are replaced: have a printer at hand, and fetch the old papers to destroy them.</source>
        <translation>Kollegerna behåller sina lösenfraser. Återställningsbladen byts ut. Ha en skrivare till hands, och hämta de gamla papperen så att de kan förstöras.</translation>
    </message>
    <message>
        <source>Who has left</source>
        <translation>Vem har slutat</translation>
    </message>
    <message>
        <source>Somebody who is shut out already</source>
        <translation>Någon som redan är avstängd</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation>Gör nya nycklar</translation>
    </message>
    <message>
        <source>Give everything new keys?</source>
        <translation>Ge allt nya nycklar?</translation>
    </message>
    <message>
        <source>A copy with new keys is made and checked before it takes the old one&apos;s place.</source>
        <translation>En kopia med nya nycklar görs och kontrolleras innan den ersätter den gamla filen.</translation>
    </message>
    <message>
        <source>The three recovery shares in use open nothing afterwards. You print three new ones.</source>
        <translation>De tre återställningsblad som finns öppnar ingenting efteråt. Du skriver ut tre nya.</translation>
    </message>
    <message>
        <source>new keys</source>
        <translation>nya nycklar</translation>
    </message>
    <message>
        <source>Copying under new keys</source>
        <translation>Kopierar med nya nycklar</translation>
    </message>
    <message>
        <source>Sealing every record anew</source>
        <translation>Krypterar varje samtal på nytt</translation>
    </message>
    <message>
        <source>Checking the copy</source>
        <translation>Kontrollerar kopian</translation>
    </message>
    <message>
        <source>There are more words than on the paper.</source>
        <extracomment>Words on one sheet of paper: a secret of 32 bytes in SLIP-39.</extracomment>
        <translation>Det är fler ord än på papperet.</translation>
    </message>
    <message>
        <source>{count} of {all} words</source>
        <translation>{count} av {all} ord</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) not as on the paper: number {numbers}.</source>
        <translation>
            <numerusform>%n ord är inte som på papperet: nummer {numbers}.</numerusform>
            <numerusform>%n ord är inte som på papperet: nummer {numbers}.</numerusform>
        </translation>
    </message>
    <message>
        <source>A colleague has to let you in</source>
        <translation>En kollega behöver släppa in dig</translation>
    </message>
    <message>
        <source>Your digits</source>
        <translation>Dina siffror</translation>
    </message>
    <message>
        <source>The administrator cannot do this: only a colleague who holds conversations has the key to the records.</source>
        <translation>Administratören kan inte göra det. Bara en kollega som håller samtal har nyckeln till dem.</translation>
    </message>
    <message>
        <source>Write the digits below on a paper, or take a colleague to this screen.</source>
        <translation>Skriv av siffrorna här nedanför på ett papper, eller visa en kollega den här skärmen.</translation>
    </message>
    <message>
        <source>Lock with Ctrl+L. The colleague logs in and chooses Accounts, then {user}.</source>
        <translation>Lås med Ctrl+L. Kollegan loggar in och väljer Konton och sedan {user}.</translation>
    </message>
    <message>
        <source>Read the digits aloud. When they are the same, the colleague hands over the key.</source>
        <translation>Läs siffrorna högt. När de är lika lämnar kollegan över nyckeln.</translation>
    </message>
    <message>
        <source>Log in again. Then you can begin.</source>
        <translation>Logga in igen. Sedan kan du börja.</translation>
    </message>
    <message>
        <source>No backup could be made today.</source>
        <translation>Det gick inte att göra dagens säkerhetskopia.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Återställ en säkerhetskopia</translation>
    </message>
    <message>
        <source>The backup is opened and checked first. What is in the folder now is put aside and never overwritten. Everything that was written after the backup was made is in what is put aside.</source>
        <translation>Säkerhetskopian öppnas och kontrolleras först. Det som finns i mappen nu läggs åt sidan och skrivs aldrig över. Allt som skrevs efter att kopian gjordes finns i det som läggs åt sidan.</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Välj en säkerhetskopia</translation>
    </message>
    <message>
        <source>An administrator&apos;s.</source>
        <translation>En administratörs.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>If only the key file is missing or damaged</source>
        <translation>Om bara nyckelfilen saknas eller är skadad</translation>
    </message>
    <message>
        <source>The key file can be taken out of a backup alone. Every answer in the unit&apos;s file stays, also those that are newer than the backup.</source>
        <translation>Nyckelfilen kan hämtas ensam ur en säkerhetskopia. Alla svar i enhetens fil finns kvar, också de som är nyare än kopian.</translation>
    </message>
    <message>
        <source>Put back the key file</source>
        <translation>Lägg tillbaka nyckelfilen</translation>
    </message>
    <message>
        <source>Chosen: {file}</source>
        <translation>Vald: {file}</translation>
    </message>
    <message>
        <source>The unit goes back to what it was when the backup was made.</source>
        <translation>Enheten går tillbaka till det som fanns när säkerhetskopian gjordes.</translation>
    </message>
    <message>
        <source>What is here now is put aside in a folder beside it.</source>
        <translation>Det som finns här nu läggs åt sidan i en mapp bredvid.</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>återställ</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>Återställa den här säkerhetskopian?</translation>
    </message>
    <message>
        <source>Put back the key file?</source>
        <translation>Lägga tillbaka nyckelfilen?</translation>
    </message>
    <message>
        <source>The key file that is here now, if there is one, is put aside.</source>
        <translation>Finns det en nyckelfil här nu läggs den åt sidan.</translation>
    </message>
    <message>
        <source>The tables are too large to be protected this way.</source>
        <translation>Tabellerna är för stora för att skyddas på det här sättet.</translation>
    </message>
    <message>
        <source>The data cannot be used as they are.</source>
        <translation>Uppgifterna går inte att använda som de är.</translation>
    </message>
    <message>
        <source>The file does not have that column.</source>
        <translation>Filen har ingen sådan kolumn.</translation>
    </message>
    <message>
        <source>That is no protected table.</source>
        <translation>Det är ingen skyddad tabell.</translation>
    </message>
    <message>
        <source>Use fewer columns. Nothing was written.</source>
        <translation>Använd färre kolumner. Inget har skrivits.</translation>
    </message>
    <message>
        <source>Mend the file and try again. Nothing was written.</source>
        <translation>Rätta filen och försök igen. Inget har skrivits.</translation>
    </message>
    <message>
        <source>Choose among the headings of the file&apos;s first row.</source>
        <translation>Välj bland rubrikerna på filens första rad.</translation>
    </message>
    <message>
        <source>Choose a folder that holds an export.</source>
        <translation>Välj en mapp med en export.</translation>
    </message>
    <message>
        <source>Language not stated</source>
        <translation>Språket är inte angivet</translation>
    </message>
    <message>
        <source>Some of its questions have no words.</source>
        <translation>Några av frågorna saknar text.</translation>
    </message>
    <message>
        <source>Fill in the words of these questions first.</source>
        <translation>Fyll först i texten till de här frågorna.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>sant eller falskt</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>en text</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>en lista</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ett objekt</translation>
    </message>
    <message>
        <source>files attached as answers</source>
        <translation>bifogade filer som svar</translation>
    </message>
    <message>
        <source>answers that point at other records</source>
        <translation>svar som pekar på andra handlingar</translation>
    </message>
    <message>
        <source>a list of answers for this type of question</source>
        <translation>en lista med svar för den här typen av fråga</translation>
    </message>
    <message>
        <source>answers of this kind to choose among</source>
        <translation>svarsalternativ av det här slaget</translation>
    </message>
    <message>
        <source>answers to choose among that are worked out</source>
        <translation>svarsalternativ som räknas fram</translation>
    </message>
    <message>
        <source>answers that come and go</source>
        <translation>svarsalternativ som kommer och går</translation>
    </message>
    <message>
        <source>a questionnaire fetched from elsewhere</source>
        <translation>ett frågeformulär som hämtas någon annanstans ifrån</translation>
    </message>
    <message>
        <source>a condition of this kind</source>
        <translation>ett villkor av det här slaget</translation>
    </message>
    <message>
        <source>an extension that changes what the form means</source>
        <translation>ett tillägg som ändrar vad formuläret betyder</translation>
    </message>
    <message>
        <source>a worked-out value in this place</source>
        <translation>ett uträknat värde på den här platsen</translation>
    </message>
    <message>
        <source>units published elsewhere</source>
        <translation>enheter som finns publicerade på annat håll</translation>
    </message>
    <message>
        <source>Changes to version {version}</source>
        <translation>Ändringar i version {version}</translation>
    </message>
    <message>
        <source>Least letters</source>
        <translation>Minst antal tecken</translation>
    </message>
    <message>
        <source>Pattern of the answer, if any</source>
        <translation>Mönster för svaret, om det behövs</translation>
    </message>
    <message>
        <source>A regular expression that the whole answer has to follow. [0-9]{4} is four digits, [A-Z]{2}-[0-9]+ two capital letters, a hyphen and digits. Most questions need none.</source>
        <translation>Ett reguljärt uttryck som hela svaret måste stämma med. [0-9]{4} är fyra siffror, [A-Z]{2}-[0-9]+ två versaler, ett bindestreck och siffror. De flesta frågor behöver inget.</translation>
    </message>
    <message>
        <source>Try an answer</source>
        <translation>Prova ett svar</translation>
    </message>
    <message>
        <source>The pattern cannot be read. Mend it, or take it away.</source>
        <translation>Mönstret går inte att läsa. Rätta det eller ta bort det.</translation>
    </message>
    <message>
        <source>This answer would be taken.</source>
        <translation>Det här svaret skulle godtas.</translation>
    </message>
    <message>
        <source>This answer would be refused.</source>
        <translation>Det här svaret skulle inte godtas.</translation>
    </message>
    <message>
        <source>This takes too long to find out. Write a simpler pattern.</source>
        <translation>Det tar för lång tid att avgöra. Skriv ett enklare mönster.</translation>
    </message>
    <message>
        <source>Is to be followed up soon</source>
        <translation>Ska snart följas upp</translation>
    </message>
    <message>
        <source>Routines</source>
        <translation>Rutiner</translation>
    </message>
    <message>
        <source>The unit&apos;s routine still holds ({state}). Tell {who}.</source>
        <translation>Enhetens rutin gäller fortfarande ({state}). Säg till {who}.</translation>
    </message>
    <message>
        <source>The unit&apos;s routine is out of date ({state}). You can ask all the same; tell {who}.</source>
        <translation>Enhetens rutin är inte aktuell ({state}). Du kan fråga ändå. Säg till {who}.</translation>
    </message>
    <message>
        <source>whoever is responsible</source>
        <translation>den som är ansvarig</translation>
    </message>
    <message>
        <source>New contact card</source>
        <translation>Nytt kontaktkort</translation>
    </message>
    <message>
        <source>Take the card away</source>
        <translation>Ta bort kortet</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Spara ändringarna</translation>
    </message>
    <message>
        <source>Add the contact</source>
        <translation>Lägg till kontakten</translation>
    </message>
    <message>
        <source>Have you called?</source>
        <translation>Har du ringt?</translation>
    </message>
    <message>
        <source>Tick each number that was answered by the right service today. A number that is not ticked is taken off the card.</source>
        <translation>Markera varje nummer där rätt verksamhet svarade i dag. Ett nummer som inte är markerat tas bort från kortet.</translation>
    </message>
    <message>
        <source>Your user name, or the role of whoever called.</source>
        <translation>Ditt användarnamn, eller rollen hos den som ringde.</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>Vem som ringde</translation>
    </message>
    <message>
        <source>Note as verified today</source>
        <translation>Anteckna som kontrollerat i dag</translation>
    </message>
    <message>
        <source>Change the card</source>
        <translation>Ändra kortet</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Several are divided by a comma, in the order to try them.</source>
        <translation>Flera nummer skiljs åt med komma, i den ordning de ska ringas.</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>För vem</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Tider</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Where the number and the hours can be checked.</source>
        <translation>Där numret och tiderna kan kontrolleras.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmärkning</translation>
    </message>
    <message>
        <source>Local contact, shown before those of the whole country</source>
        <translation>Lokal kontakt, visas före hela landets</translation>
    </message>
    <message>
        <source>{name} is noted as verified today.</source>
        <translation>{name} är antecknat som kontrollerat i dag.</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} är sparat.</translation>
    </message>
    <message>
        <source>It can be put back from the list of contacts.</source>
        <translation>Det går att lägga tillbaka från listan med kontakter.</translation>
    </message>
    <message>
        <source>These routines name it, and will show that the card is missing: {titles}.</source>
        <translation>De här rutinerna hänvisar till kortet och kommer att visa att det saknas: {titles}.</translation>
    </message>
    <message>
        <source>Take {name} away?</source>
        <translation>Ta bort {name}?</translation>
    </message>
    <message>
        <source>To the routine</source>
        <translation>Till rutinen</translation>
    </message>
    <message>
        <source>The routine {title} expires {date}, {days}.</source>
        <translation>Rutinen {title} går ut {date}, {days}.</translation>
    </message>
    <message>
        <source>The routine {title} is to be followed up by {date}, {days}.</source>
        <translation>Rutinen {title} ska följas upp senast {date}, {days}.</translation>
    </message>
    <message>
        <source>The routine {title} expired {date}.</source>
        <translation>Rutinen {title} gick ut {date}.</translation>
    </message>
    <message>
        <source>The routine {title} should have been followed up by {date}.</source>
        <translation>Rutinen {title} skulle ha följts upp senast {date}.</translation>
    </message>
    <message>
        <source>The routine {title} has not been decided.</source>
        <translation>Rutinen {title} är inte beslutad.</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>om %n dag</numerusform>
            <numerusform>om %n dagar</numerusform>
        </translation>
    </message>
    <message>
        <source>Responsible: {who}.</source>
        <translation>Ansvarig: {who}.</translation>
    </message>
    <message>
        <source>The contact cannot be kept like this.</source>
        <translation>Kontakten kan inte sparas så här.</translation>
    </message>
    <message>
        <source>The document cannot be read.</source>
        <translation>Dokumentet går inte att läsa.</translation>
    </message>
    <message>
        <source>Give a name, whom it is for, and at least one telephone number of digits.</source>
        <translation>Ange namn, för vem och minst ett telefonnummer med siffror.</translation>
    </message>
    <message>
        <source>Open it in your word processor and save it as .docx or as plain text.</source>
        <translation>Öppna det i ordbehandlaren och spara det som .docx eller ren text.</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>Behöver åtgärdas</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Bra att veta</translation>
    </message>
    <message>
        <source>Save as PDF for the wall</source>
        <translation>Spara som PDF för väggen</translation>
    </message>
    <message>
        <source>Versions and changes</source>
        <translation>Versioner och ändringar</translation>
    </message>
    <message>
        <source>Save as YAML</source>
        <translation>Spara som YAML</translation>
    </message>
    <message>
        <source>Note a follow-up</source>
        <translation>Anteckna uppföljning</translation>
    </message>
    <message>
        <source>Adapt for a unit</source>
        <translation>Anpassa för en enhet</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>Fortsätt med utkastet</translation>
    </message>
    <message>
        <source>Decide the draft</source>
        <translation>Besluta utkastet</translation>
    </message>
    <message>
        <source>The routine is no longer in use.</source>
        <translation>Rutinen används inte längre.</translation>
    </message>
    <message>
        <source>Take the routine out of use?</source>
        <translation>Ta rutinen ur bruk?</translation>
    </message>
    <message>
        <source>Conversations that have begun go on following it.</source>
        <translation>Samtal som har börjat fortsätter att följa den.</translation>
    </message>
    <message>
        <source>It stays in the register with all its versions, and can be decided again.</source>
        <translation>Den finns kvar i registret med alla versioner och kan beslutas igen.</translation>
    </message>
    <message>
        <source>What has been written in it cannot be had back. What holds goes on.</source>
        <translation>Det som står i utkastet går inte att få tillbaka. Den rutin som gäller påverkas inte.</translation>
    </message>
    <message>
        <source>When everybody is asked again</source>
        <translation>När alla får frågan igen</translation>
    </message>
    <message>
        <source>Adapt for a unit: {title}</source>
        <translation>Anpassa för en enhet: {title}</translation>
    </message>
    <message>
        <source>The unit follows the organisation&apos;s routine and changes only what is different there. What the organisation changes later reaches the unit, except in the parts that the unit has of its own.</source>
        <translation>Enheten följer organisationens rutin och ändrar bara det som är annorlunda hos er. Det som organisationen ändrar senare når enheten, utom i de delar där enheten har egna.</translation>
    </message>
    <message>
        <source>Write its name as it stands at the top of the unit&apos;s own window.</source>
        <translation>Skriv namnet så som det står överst i enhetens eget fönster.</translation>
    </message>
    <message>
        <source>Begin the draft</source>
        <translation>Börja på utkastet</translation>
    </message>
    <message>
        <source>Write the name of the unit.</source>
        <translation>Skriv enhetens namn.</translation>
    </message>
    <message>
        <source>Write a title.</source>
        <translation>Skriv en titel.</translation>
    </message>
    <message>
        <source>Bring in a document</source>
        <translation>Läs in ett dokument</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>The file is a routine in the program&apos;s own form.</source>
        <translation>Filen är en rutin i programmets eget format.</translation>
    </message>
    <message numerus="yes">
        <source>%n paragraph(s) placed</source>
        <translation>
            <numerusform>%n stycke placerat</numerusform>
            <numerusform>%n stycken placerade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n utan plats</numerusform>
            <numerusform>%n utan plats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 19 points missing</source>
        <translation>
            <numerusform>%n av 19 punkter saknas</numerusform>
            <numerusform>%n av 19 punkter saknas</numerusform>
        </translation>
    </message>
    <message>
        <source>Read from the document&apos;s frame</source>
        <translation>Läst i dokumentets ram</translation>
    </message>
    <message>
        <source>Without a place ({count})</source>
        <translation>Utan plats ({count})</translation>
    </message>
    <message>
        <source>They are kept with the draft. You place each of them there.</source>
        <translation>De sparas i utkastet. Där placerar du dem ett och ett.</translation>
    </message>
    <message>
        <source>Missing ({count})</source>
        <translation>Saknas ({count})</translation>
    </message>
    <message>
        <source>Read below: {headings}</source>
        <translation>Läst under: {headings}</translation>
    </message>
    <message>
        <source>Versions: {title}</source>
        <translation>Versioner: {title}</translation>
    </message>
    <message>
        <source>with</source>
        <translation>med</translation>
    </message>
    <message>
        <source>They say the same.</source>
        <translation>De säger samma sak.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) differ.</source>
        <translation>
            <numerusform>%n del skiljer sig.</numerusform>
            <numerusform>%n delar skiljer sig.</numerusform>
        </translation>
    </message>
    <message>
        <source>The organisation&apos;s routine</source>
        <translation>Organisationens rutin</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>Utkastet</translation>
    </message>
    <message>
        <source>The file it began with</source>
        <translation>Filen den började med</translation>
    </message>
    <message>
        <source>Version {number}, {date}, {who}</source>
        <translation>Version {number}, {date}, {who}</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>Tidigare: {text}</translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation>Nu: {text}</translation>
    </message>
    <message>
        <source>Contacts of the routine</source>
        <translation>Rutinens kontakter</translation>
    </message>
    <message>
        <source>Beside the conversation: {stage}</source>
        <translation>Bredvid samtalet: {stage}</translation>
    </message>
    <message>
        <source>To be careful about: {stage}</source>
        <translation>Att vara försiktig med: {stage}</translation>
    </message>
    <message>
        <source>Contacts of the routines</source>
        <translation>Rutinernas kontakter</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) are to be verified.</source>
        <translation>
            <numerusform>%n kontakt behöver kontrolleras.</numerusform>
            <numerusform>%n kontakter behöver kontrolleras.</numerusform>
        </translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokala</translation>
    </message>
    <message>
        <source>In the whole country</source>
        <translation>I hela landet</translation>
    </message>
    <message>
        <source>Add a contact card</source>
        <translation>Lägg till ett kontaktkort</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Borttagna</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Lägg tillbaka</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} är tillbaka.</translation>
    </message>
    <message>
        <source>Verify or change</source>
        <translation>Kontrollera eller ändra</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Inte kontrollerat</translation>
    </message>
    <message>
        <source>Verified {date} by {who}</source>
        <translation>Kontrollerat {date} av {who}</translation>
    </message>
    <message>
        <source>Verified {date}</source>
        <translation>Kontrollerat {date}</translation>
    </message>
    <message>
        <source>Decide the routine</source>
        <translation>Besluta rutinen</translation>
    </message>
    <message>
        <source>Decide: {title}</source>
        <translation>Besluta: {title}</translation>
    </message>
    <message>
        <source>Put into use</source>
        <translation>Ta i bruk</translation>
    </message>
    <message>
        <source>This must be mended before the routine can be decided.</source>
        <translation>Detta behöver åtgärdas innan rutinen kan beslutas.</translation>
    </message>
    <message>
        <source>It can be decided as it is, but this should be mended first or soon.</source>
        <translation>Rutinen kan beslutas som den är, men detta bör åtgärdas först eller snart.</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Beslutad av</translation>
    </message>
    <message>
        <source>The role at management level, never a person&apos;s name.</source>
        <translation>Rollen på ledningsnivå, aldrig en persons namn.</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>Beslutad den</translation>
    </message>
    <message>
        <source>The routine has a last day</source>
        <translation>Rutinen har en sista dag</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Gäller till och med</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarig</translation>
    </message>
    <message>
        <source>The role that sees to it that the routine is known, followed and followed up.</source>
        <translation>Rollen som ser till att rutinen är känd, följs och följs upp.</translation>
    </message>
    <message>
        <source>Write the role that decided the routine.</source>
        <translation>Skriv rollen som har beslutat rutinen.</translation>
    </message>
    <message>
        <source>Version {number} is in use. {state}.</source>
        <translation>Version {number} är i bruk. {state}.</translation>
    </message>
    <message>
        <source>Followed up: {title}</source>
        <translation>Uppföljd: {title}</translation>
    </message>
    <message>
        <source>A follow-up means that the unit has gone through how the routine is used, and that it still holds.</source>
        <translation>En uppföljning betyder att enheten har gått igenom hur rutinen används och att den fortfarande gäller.</translation>
    </message>
    <message>
        <source>If something has to change, change the routine and have it decided instead.</source>
        <translation>Behöver något ändras, ändra rutinen och låt den beslutas i stället.</translation>
    </message>
    <message>
        <source>Followed up on</source>
        <translation>Uppföljd den</translation>
    </message>
    <message>
        <source>Note the follow-up</source>
        <translation>Anteckna uppföljningen</translation>
    </message>
    <message>
        <source>The follow-up is noted. {state}.</source>
        <translation>Uppföljningen är antecknad. {state}.</translation>
    </message>
    <message>
        <source>Kept as a draft. Go through each point before it is decided.</source>
        <translation>Sparad som utkast. Gå igenom varje punkt innan den beslutas.</translation>
    </message>
    <message>
        <source>Change the routine</source>
        <extracomment>A pause in writing after which the draft is kept.</extracomment>
        <translation>Ändra rutinen</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Utan titel</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Avsnitt</translation>
    </message>
    <message>
        <source>{name}: missing</source>
        <translation>{name}: saknas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>section</comment>
        <translation>Förra</translation>
    </message>
    <message>
        <source>Section before</source>
        <translation>Förra avsnittet</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>section</comment>
        <translation>Nästa</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Nästa avsnitt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Ångrat</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Gjort igen</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>Utkastet sparat {time}</translation>
    </message>
    <message>
        <source>There are no routines yet.</source>
        <translation>Det finns inga rutiner än.</translation>
    </message>
    <message>
        <source>A routine counts as current for</source>
        <translation>En rutin räknas som aktuell i</translation>
    </message>
    <message>
        <source>Counted from its decision or its last follow-up.</source>
        <translation>Räknat från beslutet eller den senaste uppföljningen.</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n månad</numerusform>
            <numerusform>%n månader</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a draft of a new version.</source>
        <translation>Det finns ett utkast till en ny version.</translation>
    </message>
    <message>
        <source>Open: {title}, {state}</source>
        <translation>Öppna: {title}, {state}</translation>
    </message>
    <message>
        <source>Followed here</source>
        <translation>Följs här</translation>
    </message>
    <message>
        <source>In the organisation</source>
        <translation>I organisationen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Utkast</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exempel</translation>
    </message>
    <message>
        <source>This unit has no routine to follow. Nobody can be asked before there is one.</source>
        <translation>Enheten har ingen rutin att följa. Ingen kan få frågan innan det finns en.</translation>
    </message>
    <message numerus="yes">
        <source>%n routine(s) are not current.</source>
        <translation>
            <numerusform>%n rutin är inte aktuell.</numerusform>
            <numerusform>%n rutiner är inte aktuella.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n routine(s) must be seen to within 60 days.</source>
        <translation>
            <numerusform>%n rutin behöver ses över inom 60 dagar.</numerusform>
            <numerusform>%n rutiner behöver ses över inom 60 dagar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Lägg till en kontakt</translation>
    </message>
    <message>
        <source>Take away the contact {name}</source>
        <translation>Ta bort kontakten {name}</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Steg {number}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Vad som ska göras</translation>
    </message>
    <message>
        <source>How, in a few sentences</source>
        <translation>Hur, med några meningar</translation>
    </message>
    <message>
        <source>Must be done at once</source>
        <translation>Måste göras genast</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>Vem du ringer</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Lagrum</translation>
    </message>
    <message>
        <source>As in the organisation&apos;s routine</source>
        <extracomment>Above this text size what a point must answer stands above its text in place of beside it.</extracomment>
        <translation>Som i organisationens rutin</translation>
    </message>
    <message>
        <source>Adapted by the unit</source>
        <translation>Anpassat av enheten</translation>
    </message>
    <message>
        <source>Back to the organisation&apos;s</source>
        <translation>Tillbaka till organisationens</translation>
    </message>
    <message>
        <source>Empty when the routine is for the whole organisation.</source>
        <translation>Tomt när rutinen gäller hela organisationen.</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Ersätter</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>Vilka den gäller</translation>
    </message>
    <message>
        <source>Types of violence</source>
        <translation>Våldstyper</translation>
    </message>
    <message>
        <source>Who decided it and when is said when the draft is decided.</source>
        <translation>Vem som har beslutat rutinen, och när, anges när utkastet beslutas.</translation>
    </message>
    <message>
        <source>This point must answer</source>
        <translation>Punkten ska svara på</translation>
    </message>
    <message>
        <source>What our routine says</source>
        <translation>Vad vår rutin säger</translation>
    </message>
    <message>
        <source>There are no steps here yet.</source>
        <translation>Här finns inga steg än.</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Lägg till ett steg</translation>
    </message>
    <message>
        <source>Begin with the steps of the example</source>
        <translation>Börja med exemplets steg</translation>
    </message>
    <message>
        <source>Do so wherever there are no steps</source>
        <translation>Gör så överallt där steg saknas</translation>
    </message>
    <message>
        <source>Short reminders, one on each line</source>
        <translation>Korta påminnelser, en på varje rad</translation>
    </message>
    <message>
        <source>At most {number}. They stand beside the conversation.</source>
        <translation>Högst {number}. De står bredvid samtalet.</translation>
    </message>
    <message>
        <source>One thing to be careful about</source>
        <translation>En sak att vara försiktig med</translation>
    </message>
    <message>
        <source>Everybody is asked on these occasions too. The worker sets the day each time.</source>
        <translation>Alla får frågan också vid de här tillfällena. Den som frågar bestämmer dagen varje gång.</translation>
    </message>
    <message>
        <source>About how many weeks after the time before, 1–99. Empty: not asked then.</source>
        <translation>Ungefär hur många veckor efter förra gången, 1–99. Tomt: frågan ställs inte då.</translation>
    </message>
    <message>
        <source>They are printed with the routine, the local ones first.</source>
        <translation>De skrivs ut med rutinen, de lokala först.</translation>
    </message>
    <message>
        <source>These paragraphs were brought in and have no place yet. Place them, or drop them.</source>
        <translation>De här styckena lästes in och har ingen plats än. Placera dem eller ta bort dem.</translation>
    </message>
    <message>
        <source>Place it at</source>
        <translation>Placera under</translation>
    </message>
    <message>
        <source>Drop the paragraph</source>
        <translation>Ta bort stycket</translation>
    </message>
    <message>
        <source>Steps: {name}</source>
        <translation>Steg: {name}</translation>
    </message>
    <message>
        <source>Paragraphs without a place</source>
        <translation>Stycken utan plats</translation>
    </message>
    <message>
        <source>Title and scope</source>
        <translation>Titel och omfattning</translation>
    </message>
    <message>
        <source>In danger now</source>
        <translation>Vid fara nu</translation>
    </message>
    <message>
        <source>When a child is concerned</source>
        <translation>När ett barn berörs</translation>
    </message>
    <message>
        <source>At honour-related violence</source>
        <translation>Vid hedersrelaterat våld</translation>
    </message>
    <message>
        <source>During pregnancy</source>
        <translation>Vid graviditet</translation>
    </message>
    <message>
        <source>When the answer is no</source>
        <translation>När svaret är nej</translation>
    </message>
    <message>
        <source>At earlier violence</source>
        <translation>Vid tidigare våld</translation>
    </message>
    <message>
        <source>At ongoing violence</source>
        <translation>Vid pågående våld</translation>
    </message>
    <message>
        <source>When the person has used violence</source>
        <translation>När personen har använt våld</translation>
    </message>
    <message>
        <source>When the person does not want to answer</source>
        <translation>När personen inte vill svara</translation>
    </message>
    <message>
        <source>When the answer is unclear</source>
        <translation>När svaret är oklart</translation>
    </message>
    <message>
        <source>When it could not be asked</source>
        <translation>När frågan inte kunde ställas</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Skriftlig</translation>
    </message>
    <message>
        <source>Last followed up</source>
        <translation>Senast uppföljd</translation>
    </message>
    <message>
        <source>Adults who are exposed</source>
        <translation>Vuxna som utsätts</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Barn</translation>
    </message>
    <message>
        <source>Those who use violence</source>
        <translation>Den som använder våld</translation>
    </message>
    <message>
        <source>Violence in close relations</source>
        <translation>Våld i nära relation</translation>
    </message>
    <message>
        <source>Honour-related violence and oppression</source>
        <translation>Hedersrelaterat våld och förtryck</translation>
    </message>
    <message>
        <source>Sexual violence regardless of relation</source>
        <translation>Sexuellt våld oberoende av relation</translation>
    </message>
    <message>
        <source>Prostitution and sexual exploitation</source>
        <translation>Prostitution och annan sexuell exploatering</translation>
    </message>
    <message>
        <source>Trafficking for sexual purposes</source>
        <translation>Människohandel för sexuella ändamål</translation>
    </message>
    <message numerus="yes">
        <source>{occasion}: after about %n week(s)</source>
        <translation>
            <numerusform>{occasion}: efter ungefär %n vecka</numerusform>
            <numerusform>{occasion}: efter ungefär %n veckor</numerusform>
        </translation>
    </message>
    <message>
        <source>Current to {date}</source>
        <translation>Aktuell till och med {date}</translation>
    </message>
    <message>
        <source>Current, but expires {date}</source>
        <translation>Aktuell, men går ut {date}</translation>
    </message>
    <message>
        <source>Current, but is to be followed up by {date}</source>
        <translation>Aktuell, men ska följas upp senast {date}</translation>
    </message>
    <message>
        <source>Expired {date}</source>
        <translation>Gick ut {date}</translation>
    </message>
    <message>
        <source>Should have been followed up by {date}</source>
        <translation>Skulle ha följts upp senast {date}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n dag kvar</numerusform>
            <numerusform>%n dagar kvar</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft, not decided</source>
        <translation>Utkast, inte beslutat</translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) to replaced law</source>
        <translation>
            <numerusform>%n hänvisning till ersatt lag</numerusform>
            <numerusform>%n hänvisningar till ersatt lag</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole organisation</source>
        <translation>Hela organisationen</translation>
    </message>
    <message>
        <source>adapts the organisation&apos;s routine</source>
        <translation>anpassar organisationens rutin</translation>
    </message>
    <message>
        <source>example that comes with the program</source>
        <translation>exempel som följer med programmet</translation>
    </message>
    <message>
        <source>decided by {who}</source>
        <translation>beslutad av {who}</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>These contacts have no number yet: {names}</source>
        <translation>De här kontakterna saknar nummer: {names}</translation>
    </message>
    <message>
        <source>Not verified in the last twelve months: {names}</source>
        <translation>Inte kontrollerade de senaste tolv månaderna: {names}</translation>
    </message>
    <message>
        <source>It has not been decided at management level.</source>
        <translation>Den är inte beslutad på ledningsnivå.</translation>
    </message>
    <message>
        <source>It expired {fact}. Review it and have it decided anew.</source>
        <translation>Den gick ut {fact}. Se över den och låt den beslutas på nytt.</translation>
    </message>
    <message>
        <source>It should have been followed up by {fact}.</source>
        <translation>Den skulle ha följts upp senast {fact}.</translation>
    </message>
    <message>
        <source>It expires {fact}. Begin the review now.</source>
        <translation>Den går ut {fact}. Börja se över den nu.</translation>
    </message>
    <message>
        <source>It is to be followed up by {fact}.</source>
        <translation>Den ska följas upp senast {fact}.</translation>
    </message>
    <message>
        <source>This point is missing: {where}</source>
        <translation>Punkten saknas: {where}</translation>
    </message>
    <message>
        <source>{where} refers to {fact}, which has been replaced. It is now {instead}.</source>
        <translation>{where} hänvisar till {fact}, som är ersatt. Nu gäller {instead}.</translation>
    </message>
    <message>
        <source>There is no contact card called {contact}.</source>
        <translation>Det finns inget kontaktkort som heter {contact}.</translation>
    </message>
    <message>
        <source>{contact} has not been verified in the last twelve months.</source>
        <translation>{contact} har inte kontrollerats de senaste tolv månaderna.</translation>
    </message>
    <message>
        <source>{contact} has no number yet. Fill it in.</source>
        <translation>{contact} saknar nummer. Fyll i det.</translation>
    </message>
    <message>
        <source>Nobody is named as responsible.</source>
        <translation>Ingen är utsedd som ansvarig.</translation>
    </message>
    <message>
        <source>{where} leaves out an urgent step of the organisation&apos;s routine: {fact}</source>
        <translation>{where} saknar ett brådskande steg ur organisationens rutin: {fact}</translation>
    </message>
    <message>
        <source>A paragraph has no place yet: {fact}</source>
        <translation>Ett stycke har ingen plats än: {fact}</translation>
    </message>
    <message>
        <source>The routine has no title.</source>
        <translation>Rutinen saknar titel.</translation>
    </message>
    <message>
        <source>Paragraphs that were brought in have no place yet.</source>
        <translation>Stycken som lästes in har ingen plats än.</translation>
    </message>
    <message>
        <source>There are no steps: {place}</source>
        <translation>Steg saknas: {place}</translation>
    </message>
    <message>
        <source>A step says nothing: {place}</source>
        <translation>Ett steg är tomt: {place}</translation>
    </message>
    <message>
        <source>Too long to be read at the desk: {place}</source>
        <translation>För långt för att läsas vid skrivbordet: {place}</translation>
    </message>
    <message>
        <source>Too many to be read at the desk: {place}</source>
        <translation>För många för att läsas vid skrivbordet: {place}</translation>
    </message>
    <message>
        <source>Acute danger</source>
        <translation>Akut fara</translation>
    </message>
    <message>
        <source>Protected identity</source>
        <translation>Skyddade personuppgifter</translation>
    </message>
    <message>
        <source>A safe way to be contacted</source>
        <translation>Ett säkert sätt att höras av</translation>
    </message>
    <message>
        <source>Signs of danger</source>
        <translation>Tecken på fara</translation>
    </message>
    <message>
        <source>Injuries and care</source>
        <translation>Skador och vård</translation>
    </message>
    <message>
        <source>Honour context</source>
        <translation>Hederskontext</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Stöd</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>Polis</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Uppföljning</translation>
    </message>
    <message>
        <source>Does not fit this person</source>
        <translation>Gäller inte den här personen</translation>
    </message>
    <message>
        <source>Has been done before</source>
        <translation>Redan gjort</translation>
    </message>
    <message>
        <source>The person does not want it</source>
        <translation>Personen vill inte</translation>
    </message>
    <message>
        <source>Not safe for the person</source>
        <translation>Inte säkert för personen</translation>
    </message>
    <message>
        <source>Somebody else does it</source>
        <translation>Någon annan gör det</translation>
    </message>
    <message>
        <source>Violence in a close relation</source>
        <translation>Våld i nära relation</translation>
    </message>
    <message>
        <source>An adult who is exposed</source>
        <translation>En vuxen som är utsatt</translation>
    </message>
    <message>
        <source>A child who is exposed or has witnessed it</source>
        <translation>Ett barn som är utsatt eller har upplevt våld</translation>
    </message>
    <message>
        <source>A person who uses violence</source>
        <translation>En person som använder våld</translation>
    </message>
    <message>
        <source>The concern has been reported already</source>
        <translation>Oron är redan anmäld</translation>
    </message>
    <message>
        <source>A colleague or another service reports it</source>
        <translation>En kollega eller en annan verksamhet anmäler</translation>
    </message>
    <message>
        <source>Nothing known or suspected that harms a child</source>
        <translation>Varken kännedom eller misstanke om att ett barn far illa</translation>
    </message>
    <message>
        <source>There is no child</source>
        <translation>Det finns inget barn</translation>
    </message>
    <message>
        <source>The first time</source>
        <translation>Första gången</translation>
    </message>
    <message>
        <source>Later on</source>
        <translation>Senare</translation>
    </message>
    <message>
        <source>After the birth</source>
        <translation>Efter förlossningen</translation>
    </message>
    <message>
        <source>Short note</source>
        <translation>Kort notering</translation>
    </message>
    <message>
        <source>Optional. No names and no numbers.</source>
        <translation>Frivilligt. Inga namn och inga nummer.</translation>
    </message>
    <message>
        <source>Why is it not applicable?</source>
        <translation>Varför är det inte aktuellt?</translation>
    </message>
    <message>
        <source>When is it to be done?</source>
        <translation>När ska det göras?</translation>
    </message>
    <message>
        <source>Day on which it is to be done</source>
        <translation>Dag då det ska göras</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) of the routine are not done yet.</source>
        <translation>
            <numerusform>%n steg i rutinen är inte gjort än.</numerusform>
            <numerusform>%n steg i rutinen är inte gjorda än.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are gone when you end: put their days into the system of record.</source>
        <translation>De försvinner när du avslutar. För in dagarna i verksamhetssystemet eller journalen.</translation>
    </message>
    <message>
        <source>They stay on the page Today.</source>
        <translation>De står kvar på sidan I dag.</translation>
    </message>
    <message>
        <source>Handed over {date}</source>
        <translation>Överlämnat {date}</translation>
    </message>
    <message>
        <source>Encrypt the PDF with a password</source>
        <translation>Kryptera PDF-filen med ett lösenord</translation>
    </message>
    <message>
        <source>Password for the file</source>
        <translation>Lösenord till filen</translation>
    </message>
    <message>
        <source>At least 12 characters. Give it to the receiver another way than the file.</source>
        <translation>Minst 12 tecken. Lämna det till mottagaren på ett annat sätt än filen.</translation>
    </message>
    <message>
        <source>Before you put it into the record</source>
        <translation>Innan du för in texten</translation>
    </message>
    <message>
        <source>Length of the text</source>
        <translation>Textens längd</translation>
    </message>
    <message>
        <source>Long: every answer</source>
        <translation>Lång: alla svar</translation>
    </message>
    <message>
        <source>Short: what was told</source>
        <translation>Kort: det som kom fram</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>Överlämnat den</translation>
    </message>
    <message>
        <source>When you end, the answers are deleted; what remains is counted without any person.</source>
        <translation>När du avslutar raderas svaren. Det som räknas finns kvar, utan någon person.</translation>
    </message>
    <message>
        <source>When you end, the sealed conversation is kept under its case reference. How long is reckoned from the day it was handed over.</source>
        <translation>När du avslutar sparas det slutförda samtalet under sin ärendereferens. Tiden det sparas räknas från dagen då det överlämnades.</translation>
    </message>
    <message>
        <source>Mark as handed over and end</source>
        <translation>Markera som överlämnat och avsluta</translation>
    </message>
    <message>
        <source>Copied. Paste it under the protected heading. The clipboard is cleared after one minute.</source>
        <translation>Kopierat. Klistra in under det skyddade sökordet. Urklipp töms efter en minut.</translation>
    </message>
    <message>
        <source>Write a password, or save without one.</source>
        <translation>Skriv ett lösenord, eller spara utan.</translation>
    </message>
    <message>
        <source>Saved as {file}, encrypted. Without its password nobody can open it.</source>
        <translation>Sparat som {file}, krypterat. Utan lösenordet kan ingen öppna filen.</translation>
    </message>
    <message>
        <source>The password needs at least 12 characters.</source>
        <translation>Lösenordet behöver minst 12 tecken.</translation>
    </message>
    <message>
        <source>Report of concern</source>
        <translation>Orosanmälan</translation>
    </message>
    <message>
        <source>You report yourself, as the unit does it. The program gathers what was told and keeps no copy of the text.</source>
        <translation>Du anmäler själv, så som enheten brukar. Programmet samlar det som har kommit fram och sparar ingen kopia av texten.</translation>
    </message>
    <message>
        <source>Nothing noted yet.</source>
        <translation>Inget är antecknat än.</translation>
    </message>
    <message>
        <source>Show the facts</source>
        <translation>Visa uppgifterna</translation>
    </message>
    <message>
        <source>Copy the facts</source>
        <translation>Kopiera uppgifterna</translation>
    </message>
    <message>
        <source>Facts for the report</source>
        <translation>Uppgifter till anmälan</translation>
    </message>
    <message>
        <source>Reported today</source>
        <translation>Anmält i dag</translation>
    </message>
    <message>
        <source>Reported another day</source>
        <translation>Anmält en annan dag</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>Inte anmält</translation>
    </message>
    <message>
        <source>Change what is noted about the report</source>
        <translation>Ändra det som är antecknat om anmälan</translation>
    </message>
    <message>
        <source>Hide the facts</source>
        <translation>Dölj uppgifterna</translation>
    </message>
    <message>
        <source>Day on which it was reported</source>
        <translation>Dag då det anmäldes</translation>
    </message>
    <message>
        <source>Why is it not reported from here?</source>
        <translation>Varför anmäls det inte härifrån?</translation>
    </message>
    <message>
        <source>Reported {date}</source>
        <translation>Anmält {date}</translation>
    </message>
    <message>
        <source>Not reported: {why}</source>
        <translation>Inte anmält: {why}</translation>
    </message>
    <message>
        <source>Left to do</source>
        <translation>Kvar att göra</translation>
    </message>
    <message>
        <source>Steps to do</source>
        <translation>Steg att göra</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>No day is set</source>
        <translation>Ingen dag bestämd</translation>
    </message>
    <message>
        <source>Numbers for the whole unit. They say nothing of whom they are about.</source>
        <translation>Antal för hela enheten. De visar inte vilka de gäller.</translation>
    </message>
    <message>
        <source>steps of the routine not done yet</source>
        <translation>steg i rutinen som inte är gjorda</translation>
    </message>
    <message>
        <source>of them put off to a day</source>
        <translation>av dem skjutna till en dag</translation>
    </message>
    <message>
        <source>put off to a month that has passed</source>
        <translation>skjutna till en månad som har gått</translation>
    </message>
    <message>
        <source>of the contacts were asked</source>
        <translation>av kontakterna har fått frågan</translation>
    </message>
    <message>
        <source>of the steps that were due are done</source>
        <translation>av stegen som skulle göras är gjorda</translation>
    </message>
    <message>
        <source>The routines in figures</source>
        <translation>Rutinerna i siffror</translation>
    </message>
    <message>
        <source>Numbers under {least} are shown as “under {least}”, also when there are none.</source>
        <translation>Antal under {least} visas som ”under {least}”, också när det inte finns några.</translation>
    </message>
    <message>
        <source>Current written routine today</source>
        <translation>Aktuell skriftlig rutin i dag</translation>
    </message>
    <message>
        <source>This unit</source>
        <translation>Den här enheten</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} av {all}</translation>
    </message>
    <message>
        <source>The sample routine that comes with the program is not counted.</source>
        <translation>Exempelrutinen som följer med programmet räknas inte.</translation>
    </message>
    <message>
        <source>Support that was offered, in contacts</source>
        <translation>Stöd som har erbjudits, antal kontakter</translation>
    </message>
    <message>
        <source>Questionnaires used, in conversations</source>
        <translation>Frågeformulär som använts, antal samtal</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Gånger</translation>
    </message>
    <message>
        <source>under {least}</source>
        <translation>under {least}</translation>
    </message>
    <message>
        <source>Of this year&apos;s contacts: asked early {first}, again later {later}, after the birth {birth}.</source>
        <translation>Av årets kontakter: tillfrågade tidigt {first}, igen senare {later}, efter förlossningen {birth}.</translation>
    </message>
    <message>
        <source>Asked before, next: {occasion}</source>
        <translation>Har fått frågan, nästa gång: {occasion}</translation>
    </message>
    <message>
        <source>There is no reason yet.</source>
        <translation>Skäl saknas.</translation>
    </message>
    <message>
        <source>There is no day yet.</source>
        <translation>Dag saknas.</translation>
    </message>
    <message>
        <source>The note cannot be kept.</source>
        <translation>Noteringen kan inte sparas.</translation>
    </message>
    <message>
        <source>The unit has no text of that length.</source>
        <translation>Enheten har ingen text med den längden.</translation>
    </message>
    <message>
        <source>Choose why the step is not applicable.</source>
        <translation>Välj varför steget inte är aktuellt.</translation>
    </message>
    <message>
        <source>Choose the day on which it is to be done.</source>
        <translation>Välj dagen då det ska göras.</translation>
    </message>
    <message>
        <source>A short note of at most 200 characters can be kept in case mode. In tally mode there is none.</source>
        <translation>I ärendeläge kan en kort notering på högst 200 tecken sparas. I räkneläge finns ingen.</translation>
    </message>
    <message>
        <source>Choose another length.</source>
        <translation>Välj en annan längd.</translation>
    </message>
    <message>
        <source>Support that was offered</source>
        <translation>Stöd som har erbjudits</translation>
    </message>
    <message>
        <source>Support can be offered with or without an individual decision. What you note is counted without any person.</source>
        <translation>Stöd kan erbjudas med eller utan beslut. Det du antecknar räknas utan någon person.</translation>
    </message>
    <message>
        <source>Add support</source>
        <translation>Lägg till stöd</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Without an individual decision</source>
        <translation>Utan beslut</translation>
    </message>
    <message>
        <source>With an individual decision</source>
        <translation>Med beslut</translation>
    </message>
    <message>
        <source>Type of violence</source>
        <translation>Våldstyp</translation>
    </message>
    <message>
        <source>Who it is for</source>
        <translation>Vem det gäller</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Välj</translation>
    </message>
    <message>
        <source>Save the support</source>
        <translation>Spara stödet</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Välj ett alternativ.</translation>
    </message>
    <message>
        <source>For example 2026-11-22</source>
        <translation>Till exempel 2026-11-22</translation>
    </message>
    <message>
        <source>Save the day</source>
        <translation>Spara dagen</translation>
    </message>
    <message>
        <source>That day has already been.</source>
        <translation>Den dagen har redan varit.</translation>
    </message>
    <message>
        <source>That is further ahead than can be right. Look at the date again.</source>
        <translation>Det ligger längre fram än vad som kan stämma. Se över datumet.</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>I morgon</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Om en vecka</translation>
    </message>
    <message>
        <source>In a month, {date}</source>
        <translation>Om en månad, {date}</translation>
    </message>
    <message>
        <source>Next time to ask</source>
        <translation>Nästa gång att fråga</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>En annan dag</translation>
    </message>
    <message>
        <source>Take the day away</source>
        <translation>Ta bort dagen</translation>
    </message>
    <message>
        <source>Asked again {date}: {occasion}.</source>
        <translation>Frågan ställs igen {date}: {occasion}.</translation>
    </message>
    <message>
        <source>The next occasion: {occasion}, in about {weeks} weeks. No day is set.</source>
        <translation>Nästa tillfälle: {occasion}, om ungefär {weeks} veckor. Ingen dag är bestämd.</translation>
    </message>
    <message>
        <source>Day to ask again</source>
        <translation>Dag att fråga igen</translation>
    </message>
    <message>
        <source>What the step is about</source>
        <translation>Vad steget handlar om</translation>
    </message>
    <message>
        <source>The steps open in this order when the answer is known.</source>
        <translation>Stegen öppnas i den ordningen när svaret är känt.</translation>
    </message>
    <message>
        <source>By the list that it stands in</source>
        <translation>Enligt listan det står i</translation>
    </message>
    <message>
        <source>The organisation: {text}</source>
        <translation>Organisationen: {text}</translation>
    </message>
    <message>
        <source>The unit: {text}</source>
        <translation>Enheten: {text}</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Ålder</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Kön</translation>
    </message>
    <message>
        <source>Only for the yearly counts, never needed. Leave it when you do not know.</source>
        <translation>Bara för årsstatistiken, behövs aldrig. Lämna det när du inte vet.</translation>
    </message>
    <message>
        <source>What the protection changes</source>
        <translation>Vad skyddet ändrar</translation>
    </message>
    <message>
        <source>Only for you who are logged in. It is in no file and must not be published.</source>
        <translation>Bara för dig som är inloggad. Det står inte i någon fil och får inte lämnas ut.</translation>
    </message>
    <message>
        <source>Much is lost: {hidden} % of the numbers are hidden, and larger numbers can be {relative} % off. Publish fewer sheets, or larger groups.</source>
        <translation>Mycket går förlorat: {hidden} % av talen är dolda, och större tal kan avvika med {relative} %. Lämna ut färre blanketter eller större grupper.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabell</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrade</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Dolda</translation>
    </message>
    <message>
        <source>Error: mean / 95 % / largest</source>
        <translation>Fel: medel / 95 % / största</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) are so small that they stand together as one.</source>
        <translation>
            <numerusform>%n enhet är så liten att den redovisas tillsammans med andra.</numerusform>
            <numerusform>%n enheter är så små att de redovisas tillsammans.</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}: shown {shown} %, in truth {true} %</source>
        <translation>{title}: visas som {shown} %, är {true} %</translation>
    </message>
    <message>
        <source>{cells}, in all {sum}</source>
        <translation>{cells}, tillsammans {sum}</translation>
    </message>
    <message>
        <source>Choose a number to read what it means.</source>
        <translation>Välj ett tal för att läsa vad det betyder.</translation>
    </message>
    <message>
        <source>{rate} for every {per} of {adults} adults</source>
        <translation>{rate} på {per} vuxna, av {adults}</translation>
    </message>
    <message>
        <source>{title}: too few to say a share</source>
        <translation>{title}: för få för att ange en andel</translation>
    </message>
    <message>
        <source>{title}: {percent} %</source>
        <translation>{title}: {percent} %</translation>
    </message>
    <message>
        <source>{title}: {percent} % (target {target} %)</source>
        <translation>{title}: {percent} % (mål {target} %)</translation>
    </message>
    <message>
        <source>Arrow keys walk from cell to cell.</source>
        <translation>Piltangenterna går från ruta till ruta.</translation>
    </message>
    <message>
        <source>How the year is protected</source>
        <translation>Så skyddas året</translation>
    </message>
    <message>
        <source>The year is published and keeps its protection. A year that is not published can be decided on.</source>
        <translation>Året är utlämnat och behåller sitt skydd. Ett år som inte är utlämnat går att besluta om.</translation>
    </message>
    <message>
        <source>Change the protection</source>
        <translation>Ändra skyddet</translation>
    </message>
    <message>
        <source>Exact numbers; those between 1 and {last} are hidden.</source>
        <translation>Exakta tal. Antal mellan 1 och {last} är dolda.</translation>
    </message>
    <message>
        <source>Rounded to 0 or {base} where they are small.</source>
        <translation>Avrundade tal. Små antal blir 0 eller {base}.</translation>
    </message>
    <message>
        <source>Made to be added to other units&apos; numbers.</source>
        <translation>Gjorda för att läggas ihop med andra enheters tal.</translation>
    </message>
    <message>
        <source>Decided by: {who}</source>
        <translation>Beslutat av: {who}</translation>
    </message>
    <message>
        <source>How the figures are protected</source>
        <translation>Så skyddas talen</translation>
    </message>
    <message>
        <source>This holds for every year that has not been published. With its first export a year keeps its way for good.</source>
        <translation>Beslutet gäller alla år som inte är utlämnade. Med sin första export behåller ett år sitt skydd för gott.</translation>
    </message>
    <message>
        <source>How the numbers leave</source>
        <translation>Hur talen lämnas ut</translation>
    </message>
    <message>
        <source>Smallest number that is shown, beside 0</source>
        <translation>Minsta antal som visas, utöver 0</translation>
    </message>
    <message>
        <source>A role, such as the head of the unit. Needed below 5.</source>
        <translation>En roll, till exempel enhetschefen. Behövs under 5.</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Vem som har beslutat</translation>
    </message>
    <message>
        <source>Keep the decision</source>
        <translation>Spara beslutet</translation>
    </message>
    <message>
        <source>Write who decided on a number below 5.</source>
        <translation>Skriv vem som har beslutat om ett antal under 5.</translation>
    </message>
    <message>
        <source>Rounded, as near as possible. Best for reading one&apos;s own figures. Nothing is hidden. Sums of very many units come out too low where something is rare.</source>
        <translation>Avrundade, så nära som möjligt. Bäst för att läsa den egna enhetens tal. Inget är dolt. Läggs väldigt många enheter ihop blir summan för låg för det som är ovanligt.</translation>
    </message>
    <message>
        <source>Rounded, for adding to other units&apos; figures. Right on average, so the sum of many units is right too. Each number alone can be further off.</source>
        <translation>Avrundade, för att läggas ihop med andra enheters tal. Rätt i genomsnitt, så att summan av många enheter också stämmer. Vart och ett av talen kan avvika mer.</translation>
    </message>
    <message>
        <source>Exact, with small numbers hidden. Many others must be hidden for their sake, and such figures cannot be added. Holds only while nothing else about the year is published.</source>
        <translation>Exakta, med små antal dolda. Många andra antal måste döljas för deras skull, och sådana tal går inte att lägga ihop. Skyddet håller bara så länge inget annat om året är utlämnat.</translation>
    </message>
    <message>
        <source>5: no number between 1 and 4 is shown.</source>
        <translation>5: inget antal mellan 1 och 4 visas.</translation>
    </message>
    <message>
        <source>3: numbers are nearer to the truth, but one can get closer to single persons. Somebody must have decided it.</source>
        <translation>3: talen ligger närmare de verkliga, men också närmare enskilda personer. Någon ska ha beslutat det.</translation>
    </message>
    <message>
        <source>Adults in the municipality, 31 December {year}</source>
        <translation>Antal vuxna i kommunen den 31 december {year}</translation>
    </message>
    <message>
        <source>18 and older. The number is found at SCB: scb.se, the Statistical Database, Population by region and age. Leave it empty where no rate is wanted. A published year becomes a new edition, with the same protected numbers.</source>
        <translation>18 år och äldre. Talet finns hos SCB: scb.se, Statistikdatabasen, Befolkning, Folkmängd efter region och ålder. Lämna tomt om ni inte vill ha antal per vuxna. Ett utlämnat år blir en ny utgåva med samma skyddade tal.</translation>
    </message>
    <message>
        <source>Save the number</source>
        <translation>Spara talet</translation>
    </message>
    <message>
        <source>Write a whole number of people.</source>
        <translation>Skriv ett helt antal personer.</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Gör nyckeln</translation>
    </message>
    <message>
        <source>Save {file}</source>
        <translation>Spara {file}</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Gör en ny nyckel</translation>
    </message>
    <message>
        <source>Make a new key in place of this one?</source>
        <translation>Göra en ny nyckel i stället för den här?</translation>
    </message>
    <message>
        <source>new key</source>
        <translation>ny nyckel</translation>
    </message>
    <message>
        <source>There is no key yet. The unit signs its counts with it, so that nobody can send them for it.</source>
        <translation>Det finns ingen nyckel ännu. Enheten signerar sina tal med den, så att ingen annan kan skicka dem i enhetens namn.</translation>
    </message>
    <message>
        <source>There is no key yet. The units seal their counts to it, so that only this program can open them.</source>
        <translation>Det finns ingen nyckel ännu. Enheterna förseglar sina tal till den, så att bara det här programmet kan öppna dem.</translation>
    </message>
    <message>
        <source>Send unit.pub to whoever puts the units together. When they call, read these digits out to them.</source>
        <translation>Skicka unit.pub till sammanställaren. Läs upp siffrorna när sammanställaren ringer.</translation>
    </message>
    <message>
        <source>Send collator.pub to every unit. When they call, read these digits out to them, slowly.</source>
        <translation>Skicka collator.pub till varje enhet. Läs långsamt upp siffrorna när enheten ringer.</translation>
    </message>
    <message>
        <source>Do this when somebody else may have got hold of the key, and hardly otherwise.</source>
        <translation>Gör det när någon annan kan ha kommit åt nyckeln, och knappast annars.</translation>
    </message>
    <message>
        <source>Whoever puts the units together must take the old key away, get the new file, and compare the digits anew. Before that no counts from here are accepted.</source>
        <translation>Sammanställaren måste ta bort den gamla nyckeln, få den nya filen och jämföra siffrorna på nytt. Innan dess tas inga tal härifrån emot.</translation>
    </message>
    <message>
        <source>Do this when somebody who had an account here has left.</source>
        <translation>Gör det när någon som haft konto här har slutat.</translation>
    </message>
    <message>
        <source>Files that the units have sealed to the old key can then no longer be opened. Every unit must get the new file, compare the digits anew and seal once more.</source>
        <translation>Filer som enheterna har förseglat till den gamla nyckeln går då inte längre att öppna. Varje enhet måste få den nya filen, jämföra siffrorna på nytt och försegla igen.</translation>
    </message>
    <message>
        <source>Exact numbers come sealed, are opened in memory only, and leave as a protected table. Exports that are already protected, made for adding, need no keys: go to step 3.</source>
        <translation>Exakta tal kommer förseglade, öppnas bara i minnet och lämnas ut som en skyddad tabell. Exporter som redan är skyddade och gjorda för att läggas ihop behöver inga nycklar: gå till steg 3.</translation>
    </message>
    <message>
        <source>The key that units seal to</source>
        <translation>Nyckeln som enheterna förseglar till</translation>
    </message>
    <message>
        <source>Units whose keys are trusted</source>
        <translation>Enheter vars nycklar är betrodda</translation>
    </message>
    <message>
        <source>None yet. Every unit sends you unit.pub. Choose the file, call them and compare digits.</source>
        <translation>Ingen ännu. Varje enhet skickar filen unit.pub. Välj filen, ring enheten och jämför siffrorna.</translation>
    </message>
    <message>
        <source>Choose unit.pub</source>
        <translation>Välj unit.pub</translation>
    </message>
    <message>
        <source>Choose the files that have come. You see the protected table before anything is written.</source>
        <translation>Välj filerna som har kommit. Du ser den skyddade tabellen innan något sparas.</translation>
    </message>
    <message>
        <source>Go on to the files</source>
        <translation>Fortsätt till filerna</translation>
    </message>
    <message>
        <source>Is this the key of {name}?</source>
        <translation>Är det här nyckeln från {name}?</translation>
    </message>
    <message>
        <source>Anybody can write that name into a file. Call {name} on a number that you know, not one from the message that the file came in, and have them read their thirty digits to you.</source>
        <translation>Vem som helst kan skriva det namnet i en fil. Ring {name} på ett nummer du känner till, inte ett som stod i meddelandet med filen, och be dem läsa upp sina trettio siffror.</translation>
    </message>
    <message>
        <source>The digits as you hear them</source>
        <translation>Siffrorna som du hör dem</translation>
    </message>
    <message>
        <source>It stands in the list of units, and in the table in place of their own name.</source>
        <translation>Namnet står i listan över enheter, och i tabellen i stället för deras eget.</translation>
    </message>
    <message>
        <source>What the unit is called here</source>
        <translation>Vad enheten kallas här</translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation>Lita på nyckeln</translation>
    </message>
    <message>
        <source>The key of {name} is trusted.</source>
        <translation>Nyckeln från {name} är betrodd.</translation>
    </message>
    <message>
        <source>{count} of {all} digits</source>
        <translation>{count} av {all} siffror</translation>
    </message>
</context>
</TS>
