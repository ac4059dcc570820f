import { filled } from '#platform/http/form-state.ts';
import { Button, Form, Page, Radios } from '#platform/ui/index.ts';
import { networkTrail } from '../networks/trail.ts';
import { type Pace, paces } from './choose-pace.ts';
import { t } from './texts.ts';

export function PacePage({ network, pace }: { network: { id: string; name: string }; pace: Pace }) {
  return (
    <Page title={t.title()} lead={t.lead()} trail={networkTrail(network)}>
      <Form action={`/networks/${network.id}/digest`}>
        <Radios
          name="pace"
          label={t.pace()}
          options={paces.map((value) => ({ value, label: t[value]() }))}
          form={filled({ pace })}
          required
        />
        <Button>{t.save()}</Button>
      </Form>
    </Page>
  );
}
