export const sv = {
  menu: 'Handbok',
} as const;
