/** Someone who waits: head and shoulders on 20 × 20. */
export const person = 'M10 3.5a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2ZM3.8 18.5c0-3.8 2.6-6 6.2-6s6.2 2.2 6.2 6Z';
