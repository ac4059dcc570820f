export const sv = {
  menu: 'Nätverk',
  membersOnly: 'Till för nätverkets medlemmar',
  toHandbook: 'Tillbaka till handboken',
} as const;
