export const sv = {
  menu: 'Goda exempel',
} as const;
