export const sv = {
  menu: 'Utbildning',
} as const;
