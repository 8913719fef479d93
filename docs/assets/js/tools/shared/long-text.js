const LONG = 600;
const LINES = 12;

/** Whether a text is too long for a column on paper. @param {string} text */
export const isLong = (text) => text.length > LONG || text.split("\n").length > LINES;
