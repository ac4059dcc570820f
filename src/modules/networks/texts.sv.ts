export const sv = {
  menu: 'Nätverk',
} as const;
