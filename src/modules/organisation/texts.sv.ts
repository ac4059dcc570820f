export const sv = {
  menu: 'Organisation',
} as const;
