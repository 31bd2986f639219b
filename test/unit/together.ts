// The tests that need no page of their own: the bundle imports them here, see `test/runners/bundle.mjs`.
export {};
