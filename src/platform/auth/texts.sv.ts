export const sv = {
  signIn: 'Logga in',
} as const;
