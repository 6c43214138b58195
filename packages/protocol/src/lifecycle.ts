import type {
  ChatMessage,
  ConsultationEvent,
  ConsultationEventType,
  ConsultationState,
  ConsultationView,
  EventOf,
  Side,
} from './consultation.ts';
import { ConsultError } from './errors.ts';

type Moves = Partial<Record<ConsultationEventType, ConsultationState>>;

/** What every state that is not over allows without leaving it. */
const stays = (state: ConsultationState): Moves => ({
  'message.stored': state,
  'read.marked': state,
  'consultation.flagged': state,
  'emergency.shown': state,
  'emergency.reported': state,
  'note.added': state,
  internal: state,
});

/** The life cycle as a table: state and event to the next state. What is not in it cannot happen. */
const MOVES: Readonly<Record<ConsultationState, Moves>> = {
  waiting: { ...stays('waiting'), 'consultation.accepted': 'talking', 'consultation.left': 'left' },
  talking: {
    ...stays('talking'),
    'handover.offered': 'talking',
    'handover.accepted': 'talking',
    'handover.refused': 'talking',
    'handover.cancelled': 'talking',
    'consultation.paused': 'paused',
    'consultation.returned': 'waiting',
    'consultation.ended': 'ended',
  },
  paused: {
    ...stays('paused'),
    'consultation.resumed': 'talking',
    'consultation.returned': 'waiting',
    'consultation.ended': 'ended',
  },
  ended: { 'read.marked': 'ended', 'consultation.rated': 'ended', 'note.added': 'ended', internal: 'ended' },
  left: {},
};

/** The state after an event of this type, or `undefined` where it cannot happen. */
export function transition(state: ConsultationState, type: ConsultationEventType): ConsultationState | undefined {
  return MOVES[state][type];
}

/** Whether a consultation still needs someone: it is neither ended nor left. */
export function isGoingOn(state: ConsultationState): boolean {
  return state === 'waiting' || state === 'talking' || state === 'paused';
}

/**
 * The view after one more event; gateway and client fold the same log into the same view. Pure.
 * @param id - The consultation's id; needed for its first event only.
 * @param view - The view so far; `null` before the first event.
 * @throws {ConsultError} `STATE_CONFLICT` if the event is not the next one or cannot happen in this state.
 */
export function applyEvent(id: string, view: ConsultationView | null, event: ConsultationEvent): ConsultationView {
  if (view === null) {
    if (event.type !== 'consultation.created' || event.seq !== 1) throw conflict('nothing', event);
    return created(id, event);
  }
  return nextView(view, event);
}

/**
 * The view after one more event, where there is a view already: all that a client needs. Pure.
 * @throws {ConsultError} `STATE_CONFLICT` as `applyEvent` does.
 */
export function nextView(view: ConsultationView, event: ConsultationEvent): ConsultationView {
  const state = transition(view.state, event.type);
  if (state === undefined || event.seq !== view.seq + 1) throw conflict(`${view.state} at ${view.seq}`, event);
  return { ...view, ...changes(view, event), state, seq: event.seq };
}

/** What a patient may see of an event; everything else keeps its number only. */
export function eventForPatient(event: ConsultationEvent): ConsultationEvent {
  switch (event.type) {
    case 'note.added':
    case 'handover.offered':
    case 'handover.refused':
    case 'handover.cancelled':
      return { type: 'internal', seq: event.seq, at: event.at };
    case 'consultation.returned': {
      const { note: _note, ...shown } = event;
      return shown;
    }
    default:
      return event;
  }
}

/** What a patient may see of a view. Equals the fold of the events that the patient may see. */
export function viewForPatient(view: ConsultationView): ConsultationView {
  return { ...view, handover: null, refusal: null };
}

function conflict(have: string, event: ConsultationEvent): ConsultError {
  return new ConsultError('STATE_CONFLICT', `${event.type} with number ${event.seq} cannot follow ${have}.`);
}

function created(id: string, event: EventOf<'consultation.created'>): ConsultationView {
  return {
    id,
    campaign: event.campaign,
    module: event.module,
    language: event.language,
    number: event.number,
    state: 'waiting',
    seq: event.seq,
    createdAt: event.at,
    lineSince: event.at,
    intake: event.intake,
    consent: { ...event.consent, at: event.at },
    flagged: event.flagged,
    doctor: null,
    claim: null,
    handover: null,
    refusal: null,
    readUpTo: { patient: 0, doctor: 0 },
    messages: { patient: 0, doctor: 0, lastSeq: 0 },
    unansweredSince: null,
    emergency:
      event.flagged && event.intake.safety === 'some' ? { shownAt: event.at, by: 'safety-check', seen: true, called: false } : null,
    pausedAt: null,
    endedAt: null,
    endedBy: null,
    keptUntil: null,
    advice: null,
    rating: null,
  };
}

/** The fields that an event changes, apart from `state` and `seq`. */
function changes(view: ConsultationView, event: ConsultationEvent): Partial<ConsultationView> {
  switch (event.type) {
    case 'consultation.accepted':
      return { doctor: event.doctor, claim: event.seq, unansweredSince: view.unansweredSince ?? event.at };
    case 'message.stored':
      return messageChanges(view, event);
    case 'read.marked':
      return { readUpTo: { ...view.readUpTo, [event.by]: Math.max(view.readUpTo[event.by], event.upTo) } };
    case 'consultation.flagged':
      return { flagged: true };
    case 'emergency.shown':
      return { emergency: { shownAt: event.at, by: event.by, seen: false, called: false } };
    case 'emergency.reported':
      return emergencyChanges(view, event);
    case 'consultation.paused':
      return { pausedAt: event.at, handover: null };
    case 'consultation.resumed':
      return { pausedAt: null };
    case 'consultation.returned':
      return {
        doctor: null,
        claim: null,
        handover: null,
        refusal: null,
        pausedAt: null,
        unansweredSince: null,
        lineSince: event.place === 'end' ? event.at : view.lineSince,
      };
    case 'handover.offered':
    case 'handover.accepted':
    case 'handover.refused':
    case 'handover.cancelled':
      return handoverChanges(event);
    case 'consultation.ended':
      return {
        endedAt: event.at,
        endedBy: event.by,
        keptUntil: event.keptUntil,
        advice: event.advice ?? null,
        handover: null,
        pausedAt: null,
        unansweredSince: null,
      };
    case 'consultation.left':
      return { endedAt: event.at, endedBy: 'patient' };
    case 'consultation.rated':
      return { rating: { ...event.rating, at: event.at } };
    default:
      return {};
  }
}

function messageChanges(view: ConsultationView, event: ChatMessage): Partial<ConsultationView> {
  const messages = { ...view.messages, [event.from]: view.messages[event.from] + 1, lastSeq: event.seq };
  const unansweredSince = event.from === 'doctor' ? null : (view.unansweredSince ?? (view.state === 'waiting' ? null : event.at));
  return { messages, unansweredSince, readUpTo: readBySender(view, event.from, event.seq) };
}

/** Who writes has seen what came before. */
function readBySender(view: ConsultationView, side: Side, seq: number): ConsultationView['readUpTo'] {
  return { ...view.readUpTo, [side]: seq };
}

function emergencyChanges(view: ConsultationView, event: EventOf<'emergency.reported'>): Partial<ConsultationView> {
  const before = view.emergency ?? { shownAt: event.at, by: 'phrase' as const, seen: true, called: false };
  return { emergency: { ...before, seen: true, called: before.called || event.what === 'called' } };
}

function handoverChanges(
  event: EventOf<'handover.offered'> | EventOf<'handover.accepted'> | EventOf<'handover.refused'> | EventOf<'handover.cancelled'>,
): Partial<ConsultationView> {
  switch (event.type) {
    case 'handover.offered': {
      const { type: _type, seq: _seq, ...offer } = event;
      return { handover: offer, refusal: null };
    }
    case 'handover.accepted':
      return { doctor: event.doctor, claim: event.seq, handover: null, refusal: null };
    case 'handover.refused':
      return { handover: null, refusal: { by: event.by, reason: event.reason } };
    case 'handover.cancelled':
      return { handover: null };
  }
}
