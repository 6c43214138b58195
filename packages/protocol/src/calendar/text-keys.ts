/** Names of the interface's texts by the part of the interface that they belong to: `area.lead` is `lead` of `area`. */
const NAMES = {
  entry: 'label lead hours range range.spoken and always wait pause ask inLine ahead ahead.one next view talking unread continue opens',
  state:
    'upcoming closed cap paused ended region error retry full fullDay fullOpen away awayOpen language groups capAgain signIn outdated remind reminded signInAction alternatives',
  day: 'today tomorrow',
  zone: 'time Asia/Shanghai',
  header: 'back textSize emergency sizeNow',
  size: 'standard large elder max changed',
  area: 'lead sponsor open wait danger call callNumber newClosed steps step1 step2 step3 limits privacy loading past',
  picker: 'question helper reason off from fromDay away',
  safety: 'title none some',
  elder: 'offer yes no',
  questions:
    'count skip forSelf self other name name.other age age.other years months weeks choices choices.other choices.hint somethingElse somethingElse.text onset onset.today onset.days onset.longer temperature text text.other text.label none',
  error: 'age months weeks choices other onset temperature text textLong summary',
  confirm: 'temperature age',
  consent: 'title who kept kept.one full agree guardian confirm refuse missing changed joining refused again close',
  emergency: 'prefix title text advice call continue copy copied',
  queue:
    'title ahead ahead.one aheadFull aheadFull.one next wait busy mayLeave willNotify add leave leaveAsk stay leaveYes urgent meanwhile left joined finding showPlace offline notify',
  doctor: 'short any name online away details department titleLabel licence',
  chat: 'log logWaiting you queued sending sent delivered read failed resend copy copied sendAgain delete manyFailed manyFailed.one sendAll unreadDivider newBelow newBelow.one toEnd older loadingOlder label labelWaiting placeholder send counter nearLimit atLimit tooLong empty notText typing offline back connecting slowDoctor doctorLost handover returned paused resume resumed endedLine menu save report reportText end endAsk keep elsewhere useHere newClosed close today yesterday loading none saving saved fileName',
  ended:
    'title left summary advice whenToGetHelp followUp notPrescription noAdvice view back viewUntil again remove removeAsk removeNote removed removeYes cancel dismiss',
  rating: 'title yes little no text send skip thanks change',
} as const;

/**
 * Keys of every text of the interface that a campaign's `texts` may replace. The elements have the texts, and a test there compares: here the check
 * of a campaign file needs to know only what they are called.
 */
export const TEXT_KEYS: readonly string[] = [
  'free',
  'zone',
  'continue',
  ...Object.entries(NAMES).flatMap(([part, names]) => names.split(' ').map((name) => `${part}.${name}`)),
];
