<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>Rutinstod</name>
    <message>
        <source>Acute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the danger is here and now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call 112. The unit has no routine of its own yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number, for example 2.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date, for example 2026-11-22</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not want to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experience told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ongoing exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has used violence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative was present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A child was present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No private room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative would have interpreted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No routine for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acute medical care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit by phone or video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked recently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged unsafe by staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, we are alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, a partner or relative is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, a child who understands is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorised, in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorised, by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative or friend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed but missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single visit booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the next visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As agreed with the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tally mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social services intake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maternity care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the routine says now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the hand-over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n step(s) are not marked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number to be filled in by the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit has no routine yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by {who} {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid to {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>followed up {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through the calendar for tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer messages from this morning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restock forms and envelopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book the meeting room for next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show for this year yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every contact counts, also when the question was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not want to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked, by outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked, by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {names} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of the other reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers are protected. No number between 1 and {last} is shown: small numbers have become 0 or {base}, and the sums follow. A zero means 0–{last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over to the system of record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the text under the protected heading. Nothing is sent from this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you end, the answers are deleted; one counted row without any person remains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you end, the sealed conversation is kept under its case reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared after one minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}. The file is not encrypted: delete it when it is handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you alone with the person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No partner, relative or friend, and no child who can understand or retell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the room private, with no open phone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The door is closed, nobody can hear, and no call or recording is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is an interpreter needed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an authorised interpreter, preferably by phone. Never a relative, friend or child.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there time to listen to a yes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten calm minutes, so that the answer can be met and the routine followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before asking, {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first what you do with the answers, and that you must report if a child is at risk of harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit&apos;s routine is out of date ({state}). You can ask all the same; tell whoever is responsible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it not asked now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again on a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relative or friend must not interpret: the person may be unable to speak freely, and may be put in danger. Book an authorised interpreter, preferably by phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question that is overheard can put the person in danger. Offer a visit alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A child can retell what is said. Offer a visit without the child.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That it was not asked counts too. Choose a reason and a day to ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records are found by the unit&apos;s own case reference only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no contact with that reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After sealing the answers cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the answer to: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applicable with these answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal with gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not want to answer</source>
        <extracomment>More choices than this stand closer together, so that a long list fits a 768-pixel screen.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be counted as: {outcome}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done once. Everything is kept encrypted on this computer and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your user name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You become screener and administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters. Four or five words that you remember are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tally mode: counts only, nothing about a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case mode: sealed answers under a case reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the recovery shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any two of the three open the unit if a passphrase is lost. They are shown now and never again. Give them to three people, for example the head of unit, the registrar and IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shares are printed and kept apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}. Print it, then delete the file: it opens the unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with two recovery shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the words of any two shares, then choose a new passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of share {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open and set the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coordinator sees the protected figures and can open no record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase, typed by the new person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n minute(s) without activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting to be asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the unit&apos;s own case reference first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts yet this year. Begin with New contact when you meet somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked this year, the goal is {goal} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit has no routine. Ask the coordinator to add one before you ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine {title} expires in {days} days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine {title} needs attention: {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs to be looked over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue since {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name and the passphrase do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already an account with that user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery shares do not open this store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit&apos;s name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of unit can only use tally mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a store in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no store in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is already open in another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store is damaged and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file and the store do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store was made by a newer version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store can be read but not written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the store has been changed outside the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the latest change could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not answer, so the latest change could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer has too little free memory to unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case reference cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That looks like a personal identity number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation is no longer in the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation is completed and cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done at this point of the conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something about the moment has not been answered yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a safe moment to ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some questions have no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date has already been.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is not in this set of questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer does not fit the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The set of questions cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The set of questions is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The routine cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit has no routine to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that is needed is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody could work out a small number from these figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program has made a mistake and stopped what it was doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. Capital and small letters count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer one; several words are easy to remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters and digits, without spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator if your duties require it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every word against the paper. Two different shares of the same store are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a name of ordinary length, on one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose tally mode: nothing about persons is then kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it, or choose another folder. It was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, create a store or restore a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other window first. Nothing has been lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not write to the folder. Ask the administrator to restore the latest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator to restore both from the same backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program. The store was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the computer for write access. What was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator to restore the latest backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and tell the administrator. The program shows nothing it cannot vouch for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again. What was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it comes back, tell whoever runs the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs and try again. Nothing has been lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the reference as your case system writes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the case&apos;s own reference. Nobody&apos;s identity number is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been handed over or deleted by rule. Go back to Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Its answers stand as they were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from the stage shown at the left. Nothing has been lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer each line, then go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask now. Choose when to ask again, and it will be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer them, or say that the person does not want to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose today or a later day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and open the question again. Nothing has been lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the answer. The earlier one is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another one. The coordinator can have the file checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the coordinator to put it back. The answers are still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the coordinator to have the file checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not ask before there is one. Tell your manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again, or put the file back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written. Choose fewer or larger groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again. What was saved is still there. Tell whoever looks after the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is needed and is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the notice away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {name}: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {name}: you are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {name}: still to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where we are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our routine right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program. Everything saved is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing about a person is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked after %n minute(s) without activity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks in %n second(s). Press any key to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every answer is kept encrypted on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 Help with the question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
