/** Where the tests' own demo runs: beside one that a developer may have open. */
export const ports = {
  pages: 5273,
  auth: 3273,
  foreign: 5274,
  restarted: 3274,
  suspicious: 3275,
} as const;

export const pagesUrl = `http://localhost:${ports.pages}`;
export const authUrl = `http://localhost:${ports.auth}`;
/** A page of somebody else's, which the server is told to allow. */
export const foreignOrigin = `http://localhost:${ports.foreign}`;
