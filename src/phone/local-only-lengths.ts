/**
 * How many digits a number may have that can be dialled only inside its area, by country calling
 * code: enough to ring next door, too little for an SMS. libphonenumber-js leaves these lengths out;
 * a test compares this table with Google's libphonenumber.
 */
const table =
  '3:43 4:269 5:95,355,375,595,672 6:232,260,291,378,382,385,387,856,967,975 ' +
  '7:1,7,58,93,94,218,233,251,261,591,593,966,970,994 8:98,979 ' +
  '6.7:20,36,51,60,91,234,389,850,855,963,964,977,995 4.5.6.8:44 2.3:49 7.8:52 4.5:53,359,381 ' +
  '6.7.8:54 4.7:57 5.6:62,86,353,374,996 4.5.7:63 3.4.7:82 5.6.7:92,256,380 3.4.5.6:263 ' +
  '4.5.6:976 3.5.6.7:992';

/** Whether a national number of so many digits can be dialled in its area only. */
export const isLocalOnlyLength = (callingCode: string, digits: number): boolean =>
  table.split(' ').some((row) => {
    const [lengths = '', codes = ''] = row.split(':');
    return lengths.split('.').includes(String(digits)) && codes.split(',').includes(callingCode);
  });
