// Who composes without being a model.

/** Marks an answer that no model took part in. */
export const EMBEDDED = 'embedded';
