import type { Fault } from './fault.ts';

/** Mistakes in what both sides agree on: the life cycle, and how a log folds into a view. */
export const PROTOCOL_FAULTS: readonly Fault[] = [
  {
    name: 'paused-talks-can-be-accepted',
    file: 'protocol/src/lifecycle.ts',
    find: "    'consultation.resumed': 'talking',\n    'consultation.returned': 'waiting',",
    replace: "    'consultation.resumed': 'talking',\n    'consultation.returned': 'paused',",
    breaks: 'snapshot equals log',
  },
  {
    name: 'returned-talks-keep-their-doctor',
    file: 'protocol/src/lifecycle.ts',
    find: '        doctor: null,\n        claim: null,\n        handover: null,',
    replace: '        handover: null,',
    breaks: 'snapshot equals log',
  },
  {
    name: 'returned-talks-lose-their-place',
    file: 'protocol/src/lifecycle.ts',
    find: "lineSince: event.place === 'end' ? event.at : view.lineSince,",
    replace: 'lineSince: event.at,',
    breaks: 'snapshot equals log',
  },
  {
    name: 'read-marks-go-back',
    file: 'protocol/src/lifecycle.ts',
    find: 'return { ...view.readUpTo, [side]: seq };',
    replace: 'return view.readUpTo;',
    breaks: 'snapshot equals log',
  },
  {
    name: 'answers-answer-nothing',
    file: 'protocol/src/lifecycle.ts',
    find: "const unansweredSince = event.from === 'doctor' ? null :",
    replace: "const unansweredSince = event.from === 'doctor' ? view.unansweredSince :",
    breaks: 'snapshot equals log',
  },
  {
    name: 'offers-survive-a-pause',
    file: 'protocol/src/lifecycle.ts',
    find: 'return { pausedAt: event.at, handover: null };',
    replace: 'return { pausedAt: event.at };',
    breaks: 'snapshot equals log',
  },
  {
    name: 'patients-see-why-they-were-declined',
    file: 'protocol/src/lifecycle.ts',
    find: "    case 'note.added':\n    case 'handover.offered':\n    case 'handover.refused':",
    replace: "    case 'handover.offered':\n    case 'handover.refused':",
    breaks: 'only what one may see',
  },
];
