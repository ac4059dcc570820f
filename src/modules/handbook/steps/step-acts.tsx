import { Button, Confirm, Hidden, Radios } from '#platform/ui/index.ts';
import type { Version } from '../versions/versions.queries.ts';
import { makeFirst, moveDown, moveUp, onwardOf } from './change-steps.ts';
import { leadingTo } from './follow-steps.ts';
import { nameOf, wordsOf } from './say-branch.ts';
import { numberOf, type Step } from './step.ts';
import { END, shapeOf } from './step-form.ts';
import { t } from './texts.ts';

/** What one does with a step in the list, folded away until it is asked for. */
export function StepActs({ version, step }: { version: Version; step: Step }) {
  const { steps } = version;
  const at = `/handbook/versions/${version.id}/steps/${step.id}`;
  const shape = shapeOf(steps);
  return (
    <details class="more steps-acts">
      <summary aria-label={t.moreActsOf({ name: nameOf(steps, step.id) })}>{t.moreActs()}</summary>
      <div class="steps-acts-body">
        <form class="steps-moves" action={`${at}/move`} method="post">
          <Hidden name="shape" value={shape} />
          {moveUp(steps, step.id) && (
            <Button variant="secondary" name="where" value="up">
              {t.up()}
            </Button>
          )}
          {moveDown(steps, step.id) && (
            <Button variant="secondary" name="where" value="down">
              {t.down()}
            </Button>
          )}
          {makeFirst(steps, step.id) && (
            <Button variant="secondary" name="where" value="first">
              {t.makeFirst()}
            </Button>
          )}
        </form>
        <Remove steps={steps} step={step} action={`${at}/remove`} shape={shape} />
      </div>
    </details>
  );
}

type RemoveProps = { steps: readonly Step[]; step: Step; action: string; shape: string };

/** Taking a step away says who leads to it, and where they are led instead. */
function Remove({ steps, step, action, shape }: RemoveProps) {
  const who = leadingTo(steps, step.id)
    .map(({ step: { id }, branch }) => {
      const words = wordsOf(branch);
      return words ? t.whoLeadsWhen({ number: numberOf(steps, id), words }) : t.whoLeads({ number: numberOf(steps, id) });
    })
    .join(', ');
  const targets = onwardOf(step).map((to) => ({ value: to ?? END, label: to === null ? t.endsHere() : nameOf(steps, to) }));
  const [only] = targets;
  const question = !who
    ? t.removeNobody()
    : targets.length > 1
      ? t.removeLed({ who })
      : t.removeOnly({ who, where: only?.label ?? t.endsHere() });
  return (
    <Confirm label={t.remove()} question={question} yes={t.removeYes()} action={action} hidden={{ shape }}>
      {who && targets.length > 1 ? (
        <Radios
          name="to"
          label={t.removeTo()}
          options={targets}
          form={{ values: { to: only?.value ?? END }, errors: {} }}
          required
        />
      ) : (
        <Hidden name="to" value={only?.value ?? END} />
      )}
    </Confirm>
  );
}
