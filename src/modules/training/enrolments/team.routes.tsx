import { z } from 'zod';
import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { emptyForm, type FormState, field, readForm, refuseField } from '#platform/http/form.ts';
import { textQuery, uuid, uuidQuery } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { approve, refuse } from './decide-request.ts';
import { getEntryView } from './entry.queries.ts';
import { ReasonPage } from './reason.page.tsx';
import { sayDecided } from './say-decided.ts';
import { signUpPeople, signUpPeopleSchema } from './sign-up-people.ts';
import { ResultsPage, TeamPage } from './team.page.tsx';
import { listCandidates, listMyUnits, listOpenOccasions, listTeamEntries } from './team.queries.ts';
import { t } from './texts.ts';

const TEAM = '/training/team';

/** A manager's: approvals, signing up several, who is signed up. */
export const teamRoutes = router()
  .get(TEAM, allow('training.team'), async (c) => c.html(await teamPage(c, emptyForm)))

  .post(`${TEAM}/sign-up`, allow('training.team'), async (c) => {
    const read = await readForm(c, signUpPeopleSchema);
    if (!read.ok) return c.html(await teamPage(c, read.form), 422);
    if (read.value.people.length === 0) return c.html(await teamPage(c, await refuseField(c, 'people', t.chooseSomeone())), 422);
    const results = await signUpPeople(c.get('tx'), read.value);
    return c.html(<ResultsPage results={results} occasion={read.value.occasion} />);
  })

  .post('/training/enrolments/:id/approve', allow('training.team'), async (c) => {
    const id = uuid(c, 'id');
    return redirect(c, TEAM, sayDecided('placed', await approve(c.get('tx'), id), await nameOf(c, id)));
  })

  .post('/training/enrolments/:id/refuse', allow('training.team'), async (c) => {
    const id = uuid(c, 'id');
    const read = await readForm(c, reasonSchema);
    if (!read.ok) {
      const back = { href: TEAM, label: t.teamTitle() };
      const question = t.refuseQuestion({ name: await nameOf(c, id) });
      return c.html(<ReasonPage question={question} yes={t.refuseYes()} action={c.req.path} form={read.form} back={back} />, 422);
    }
    return redirect(c, TEAM, sayDecided('refused', await refuse(c.get('tx'), id, read.value.reason), await nameOf(c, id)));
  });

export const reasonSchema = z.object({ reason: field.text({ max: 500, required: () => t.reasonNeeded() }) });

const nameOf = async (c: Ctx, id: string): Promise<string> => (await getEntryView(c.get('tx'), id)).name;

async function teamPage(c: Ctx, form: FormState) {
  const db = c.get('tx');
  const me = c.get('viewer').personId;
  const asked = {
    occasion: uuidQuery(c, 'occasion') ?? (typeof form.values['occasion'] === 'string' ? form.values['occasion'] : null),
    unit: uuidQuery(c, 'unit'),
    name: textQuery(c, 'name'),
  };
  const occasions = await listOpenOccasions(db);
  const chosen = occasions.some(({ id }) => id === asked.occasion) ? asked.occasion : null;
  return (
    <TeamPage
      entries={await listTeamEntries(db, me)}
      signUp={{
        occasions,
        units: await listMyUnits(db),
        asked: { ...asked, occasion: chosen },
        candidates: chosen ? await listCandidates(db, chosen, { me, unit: asked.unit, name: asked.name }) : null,
        form,
      }}
    />
  );
}
