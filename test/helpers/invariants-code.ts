/** Which number a code goes to, and which code is checked. */
import { asks, challengeOf, effectOf, effectsOf, isTaken } from './invariants-move.js';
import type { Invariant } from './invariants-past.js';

const e164 = /^\+[1-9][0-9]{6,14}$/;

const errorOf = (state: object) => (state as { error?: unknown }).error;

export const codeInvariants: readonly Invariant[] = [
  {
    id: 'I5',
    says: 'a filled code is checked once: again only when it is entered anew, or the visitor says so',
    isOfIgnored: true,
    holds: (move, { isTouched, open, refused }) => {
      const { state, event } = move;
      const verified = effectsOf(move, 'verify');
      if (event.type !== 'submitCode' || state.step !== 'code-entry') return !verified.length;
      const { code, challenge } = state;
      const isFilled = code.length === challenge.codeLength && /^[0-9]+$/.test(code);
      const isMeant = !event.isAutomatic;
      const isNew = refused.includes(code) ? isTouched && isMeant : isTouched || isMeant;
      return verified.length === (isFilled && isNew && !open.length ? 1 : 0);
    },
  },
  {
    id: 'I8',
    says: 'a code is checked for the number and transaction that it was sent for',
    holds: (move, { challenge }) =>
      effectsOf(move, 'verify').every(
        ({ phoneNumber, transaction }) =>
          phoneNumber === challenge?.phoneNumber && transaction === challenge.transaction,
      ),
  },
  {
    id: 'I9',
    says: 'a code goes to a number in E.164 that was checked, doubted and confirmed, or sent to before',
    holds: (move, { challenge, doubtful }) => {
      const start = effectOf(move, 'start');
      if (!start) return true;
      const { event } = move;
      const { phoneNumber, replaces } = start;
      if (typeof phoneNumber !== 'string' || !e164.test(phoneNumber)) return false;
      if (event.type === 'numberChecked')
        return event.check.outcome === 'valid' && phoneNumber === event.check.phoneNumber;
      if (event.type === 'sendAnyway') return phoneNumber === doubtful && !replaces;
      return (
        event.type === 'resend' &&
        phoneNumber === challenge?.phoneNumber &&
        replaces?.transaction === challenge.transaction
      );
    },
  },
  {
    id: 'I10',
    says: 'as many ASCII digits are checked as the code has',
    holds: (move, { challenge }) =>
      effectsOf(move, 'verify').every(
        ({ code }) => code.length === challenge?.codeLength && /^[0-9]+$/.test(code),
      ),
  },
  {
    id: 'I24',
    says: 'a start, a resend and a reset empty the field and take the error away; typing only the latter',
    holds: (move) => {
      const { state, event, next } = move;
      if (!isTaken(move)) return true;
      const hasStarted = asks(move).some(({ type }) => type !== 'verify');
      if (hasStarted || event.type === 'reset')
        return !errorOf(next) && !('code' in next && next.code);
      if (event.type === 'typePhone') return !errorOf(next);
      if (event.type !== 'typeCode') return true;
      return (
        state.step === 'code-entry' &&
        next.step === 'code-entry' &&
        !errorOf(next) &&
        !next.isIgnored &&
        next.code === event.code &&
        next.refused === state.refused &&
        next.request === state.request &&
        next.input === state.input &&
        next.challenge.transaction === state.challenge.transaction
      );
    },
  },
  {
    id: 'I25',
    says: 'after a resend the field waits for the new code, and no check of the old one is under way',
    holds: ({ state, event, next }, _before, { open }) =>
      event.type !== 'codeSent' ||
      next === state ||
      (next.step === 'code-entry' &&
        next.code === '' &&
        !next.refused.length &&
        !open.length &&
        challengeOf(next)?.transaction === event.challenge.transaction),
  },
];
