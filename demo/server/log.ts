/** One line of JSON for each event. Codes and tokens are never given to it; a phone number only masked. */

export type LogFields = Record<string, string | number | boolean | undefined>;
export type Log = (event: string, fields?: LogFields) => void;

/** Standard error, so that standard output keeps only the line that says the server is ready. */
export const logToStandardError: Log = (event, fields) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};

/** `+14155550123` becomes `*********23`: enough to tell two log lines apart, not enough to call. */
export function maskPhoneNumber(phoneNumber: string): string {
  return phoneNumber.slice(-2).padStart(phoneNumber.length, '*');
}
