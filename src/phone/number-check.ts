/** The outcome of reading a phone number; free of the metadata, so that everybody may import it. */

/** Why a text can't be a phone number. */
export type RejectedReason =
  | 'empty'
  | 'input_too_long'
  | 'unexpected_characters'
  | 'not_a_number'
  | 'invalid_country_code'
  | 'too_short'
  | 'too_short_after_idd'
  | 'too_long'
  | 'invalid_length'
  | 'local_only';

/**
 * - `valid`: a number whose kind can receive SMS.
 * - `doubtful`: possible, but of another kind or in a range the metadata does not know.
 * - `rejected`: no phone has this number.
 *
 * `phoneNumber` is E.164, `country` ISO 3166-1 alpha-2 where the number belongs to one.
 */
export type NumberCheck =
  | {
      readonly outcome: 'valid' | 'doubtful';
      readonly phoneNumber: string;
      readonly country?: string;
    }
  | {
      readonly outcome: 'rejected';
      readonly reason: RejectedReason;
      /** How many digits are missing (`too_short`) or too many (`too_long`), where that can be told. */
      readonly digits?: number;
    };

/** Reads a phone number; may load what it needs first. */
export type CheckNumber = (input: string, country?: string) => NumberCheck | Promise<NumberCheck>;

/** E.164 in its strictest reading: a plus, no leading zero, 7 to 15 digits (ITU-T E.164 §6.2.1). */
export const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
