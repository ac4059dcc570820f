/** The address of a target group. */
export const groupAt = (id: string): string => `/training/targets/${id}`;
