// Passkeys need a script in the browser: the one thing here that cannot be done by a form. Without script, or in a
// browser without passkeys, the button is not shown and the password is there.

const JSON_HEADERS = { 'Content-Type': 'application/json' };

export function offerPasskeys(): void {
  if (!window.PublicKeyCredential || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return;
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    place.hidden = false;
    place.querySelector('button')?.addEventListener('click', () => {
      const work = place.dataset['passkey'] === 'add' ? add() : signIn();
      work.then(
        () => location.assign(place.dataset['next'] ?? '/'),
        () => {
          const said = place.querySelector('[role=status]');
          if (said) said.textContent = place.dataset['failed'] ?? '';
        },
      );
    });
  }
}

async function signIn(): Promise<void> {
  const options = await ask('/api/auth/passkey/generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  await tell('/api/auth/passkey/verify-authentication', await navigator.credentials.get({ publicKey }));
}

async function add(): Promise<void> {
  const options = await ask('/api/auth/passkey/generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  await tell('/api/auth/passkey/verify-registration', await navigator.credentials.create({ publicKey }));
}

async function ask(address: string): Promise<unknown> {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error('refused');
  return answer.json();
}

async function tell(address: string, credential: Credential | null): Promise<void> {
  const response = (credential as PublicKeyCredential).toJSON();
  const answer = await fetch(address, { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify({ response }) });
  if (!answer.ok) throw new Error('refused');
}
