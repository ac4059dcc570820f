export const sv = {
  menu: 'Fråga om våld',
} as const;
