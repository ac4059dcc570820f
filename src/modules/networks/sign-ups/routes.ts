import { allow } from '#platform/http/allow.ts';
import { redirect } from '#platform/http/begin-page.ts';
import { NotFound } from '#platform/http/failures.ts';
import { readForm } from '#platform/http/form.ts';
import { uuid } from '#platform/http/param.ts';
import { router } from '#platform/http/router.ts';
import { t } from '../meetings/texts.ts';
import { answerCall, answerForm } from './answer-call.ts';

export const signUpRoutes = router().post('/networks/meetings/:id/sign-up', allow('networks.take_part'), async (c) => {
  const id = uuid(c, 'id');
  const read = await readForm(c, answerForm);
  if (!read.ok) throw new NotFound();
  await answerCall(c.var.tx, id, read.value, c.var.viewer.personId);
  return redirect(c, `/networks/meetings/${id}`, t.answered());
});
