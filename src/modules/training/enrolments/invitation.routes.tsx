import { z } from 'zod';
import { anyone } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, readForm } from '#platform/http/form.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { actOnEntry } from './act-on-entry.ts';
import { ClashPage } from './clash.tsx';
import { enterAsGuest, enterByInvitation, guestSchema } from './enter-by-invitation.ts';
import { GuestEntryPage } from './entry.page.tsx';
import { getEntryView } from './entry.queries.ts';
import { readDespite } from './entry.routes.tsx';
import { InvitationPage, SaidPage } from './invitation.page.tsx';
import { findInvitation } from './invitation.queries.ts';
import { whyInvitationClosed } from './invitation-closed.ts';
import { t } from './texts.ts';

/** Without an account: by an organisation's invitation, then by the secret of one's own entry. */
export const invitationRoutes = router()
  .get('/invitation/:secret', anyone(), async (c) => c.html(await invitationPage(c, emptyForm)))

  .post('/invitation/:secret', anyone(), async (c) => {
    const read = await readForm(c, guestSchema);
    if (!read.ok) return c.html(await invitationPage(c, read.form), 422);
    const answer = await enterByInvitation(c.get('tx'), c.req.param('secret'), read.value);
    switch (answer.outcome) {
      case 'known':
        return c.html(<SaidPage title={t.knownTitle()} said={t.known()} />);
      case 'used_up':
        return c.html(<SaidPage title={t.usedUpTitle()} said={t.usedUp()} />, 409);
      case 'entered':
        return redirect(c, `/invitation/entry/${answer.pass}`);
    }
  })

  .get('/invitation/entry/:pass', anyone(), async (c) => {
    const id = await enterAsGuest(c.get('tx'), c.req.param('pass'));
    return c.html(<GuestEntryPage view={await getEntryView(c.get('tx'), id)} at={address(c)} />);
  })

  .post('/invitation/entry/:pass/:act', anyone(), async (c) => {
    const act = actSchema.safeParse(c.req.param('act'));
    if (!act.success) throw new NotFound();
    const id = await enterAsGuest(c.get('tx'), c.req.param('pass'));
    const done = await actOnEntry(c.get('tx'), id, act.data, await readDespite(c));
    if ('said' in done) return redirect(c, address(c), done.said);
    return c.html(<ClashPage busy={done.busy} action={`${address(c)}/${act.data}`} back={address(c)} self guest />, 409);
  });

const actSchema = z.enum(['accept', 'decline', 'withdraw', 'stay', 'take']);
const address = (c: Ctx): string => `/invitation/entry/${c.req.param('pass')}`;

async function invitationPage(c: Ctx, form: FormState) {
  const secret = c.req.param('secret') ?? '';
  const invitation = await findInvitation(c.get('tx'), secret);
  if (!invitation) throw new NotFound();
  return <InvitationPage invitation={invitation} secret={secret} form={form} refusal={whyInvitationClosed(invitation)} />;
}
