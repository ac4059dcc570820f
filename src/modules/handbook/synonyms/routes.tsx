import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { emptyForm, type FormState, filled, idIn, readForm, refuseField } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { type Ctx, router } from '#platform/http/router.ts';
import { t } from '../search/texts.ts';
import { newWordsForm, removeWords, saveWords, wordsForm } from './save-words.ts';
import { getGroup, listGroups, listPlacesOfMine } from './synonyms.queries.ts';
import { GroupPage, WordsPage } from './words.page.tsx';

const WRITE = 'handbook.write';

export const synonymRoutes = router()
  .get('/handbook/words', allow(WRITE), async (c) => await show(c, emptyForm))
  .post('/handbook/words', allow(WRITE), async (c) => {
    const read = await readForm(c, newWordsForm);
    if (!read.ok) return await show(c, read.form, 422);
    const { id, place, words } = read.value;
    if (!(await listPlacesOfMine(c.var.tx)).some((mine) => mine.id === place)) throw new NotFound();
    const fault = await saveWords(c.var.tx, id, place, words, c.var.viewer.personId);
    if (fault) return await show(c, await refuseField(c, 'words', fault), 422);
    return redirect(c, '/handbook/words', t.added());
  })
  .get('/handbook/words/:id', allow(WRITE), async (c) => {
    const group = await getGroup(c.var.tx, uuid(c, 'id'));
    return c.html(<GroupPage group={group} form={filled({ words: group.words.join(', ') })} />);
  })
  .post('/handbook/words/:id', allow(WRITE), async (c) => {
    const group = await getGroup(c.var.tx, uuid(c, 'id'));
    const read = await readForm(c, wordsForm);
    if (!read.ok) return c.html(<GroupPage group={group} form={read.form} />, 422);
    const fault = await saveWords(c.var.tx, group.id, group.municipality_id, read.value.words, c.var.viewer.personId);
    if (fault) return c.html(<GroupPage group={group} form={await refuseField(c, 'words', fault)} />, 422);
    return redirect(c, '/handbook/words', t.saved());
  })
  .post('/handbook/words/:id/remove', allow(WRITE), async (c) => {
    await removeWords(c.var.tx, (await getGroup(c.var.tx, uuid(c, 'id'))).id);
    return redirect(c, '/handbook/words', t.removed());
  });

async function show(c: Ctx, form: FormState, status: 200 | 422 = 200) {
  const places = await listPlacesOfMine(c.var.tx);
  const groups = await listGroups(c.var.tx, places);
  return c.html(<WordsPage {...{ groups, places, form }} id={idIn(form)} />, status);
}
