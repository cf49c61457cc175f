/** Of a suspension's reason and of a report's note, as the server has it: characters. */
export const longestReason = 500
