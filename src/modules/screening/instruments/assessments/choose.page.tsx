import type { FormState } from '#platform/http/form-state.ts';
import { Button, Empty, ErrorSummary, Form, Notice, Radios } from '#platform/ui/index.ts';
import type { InstrumentChoice } from '../instruments.queries.ts';
import { t as words } from '../texts.ts';
import type { AssessedVisit } from './assessments.queries.ts';
import { Frame } from './frame.tsx';
import { t } from './texts.ts';

type Props = { visit: AssessedVisit; choices: readonly InstrumentChoice[]; form: FormState };

/** Which instrument: what the protocol asks with is chosen from the start. */
export function ChoosePage({ visit, choices, form }: Props) {
  const byProtocol = ({ id }: InstrumentChoice) => id === visit.protocol_version_id;
  const options = [...choices]
    .sort((a, b) => Number(byProtocol(b)) - Number(byProtocol(a)))
    .map((choice) => ({
      value: choice.id,
      label: choice.title,
      help: [
        byProtocol(choice) ? t.byProtocol() : choice.own ? t.own() : t.brought(),
        words[choice.kind](),
        t.version({ version: choice.version }),
      ].join(' · '),
    }));
  return (
    <Frame visit={visit.id} title={t.chooseTitle()} lead={t.chooseLead()}>
      <ErrorSummary form={form} />
      {options.length === 0 ? (
        <Empty title={t.noneTitle()} body={t.noneBody()} />
      ) : (
        <Form action={`/screening/visits/${visit.id}/assessment`}>
          <Radios name="version" label={t.chooseTitle()} required form={form} options={options} />
          <Notice title={t.keptTitle()}>
            <p>{t.kept()}</p>
          </Notice>
          <Button>{t.begin()}</Button>
        </Form>
      )}
    </Frame>
  );
}
