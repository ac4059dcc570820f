import type { FormState } from '#platform/http/form.ts';
import { localDate } from '#platform/i18n/dates.ts';
import {
  Button,
  ButtonRow,
  DateField,
  Empty,
  ErrorSummary,
  Field,
  FileField,
  Form,
  LinkButton,
  Page,
  Select,
} from '#platform/ui/index.ts';
import { t } from './texts.ts';

type ClaimFormProps = { id: string; courses: readonly { id: string; title: string }[]; form: FormState };

export function ClaimFormPage({ id, courses, form }: ClaimFormProps) {
  const again = Object.keys(form.values).length > 0;
  return (
    <Page title={t.claimTitle()} lead={t.claimLead()} trail={[{ href: '/training/certificates', label: t.mine() }]}>
      <ErrorSummary form={form} />
      {courses.length === 0 ? (
        <Empty title={t.claimNone()} body={t.claimNoneBody()} />
      ) : (
        <Form action="/training/claims/new" enctype="multipart/form-data" hidden={{ id }}>
          <Select
            name="course"
            label={t.claimCourse()}
            options={courses.map((course) => ({ value: course.id, label: course.title }))}
            form={form}
            required
          />
          <DateField
            name="completed_on"
            label={t.claimDay()}
            help={t.claimDayHelp()}
            form={form}
            max={localDate(new Date())}
            required
          />
          <Field
            name="issuer"
            label={t.claimIssuer()}
            form={form}
            list={['Nationellt centrum för kvinnofrid (NCK)', 'Socialstyrelsen', 'Länsstyrelsen']}
            maxlength={200}
            required
          />
          <FileField
            name="file"
            label={t.claimFile()}
            help={again ? `${t.claimFileHelp()} ${t.claimFileAgain()}` : t.claimFileHelp()}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
            form={form}
            required
          />
          <ButtonRow>
            <Button>{t.claimSend()}</Button>
            <LinkButton href="/training/certificates" variant="quiet">
              {t.mine()}
            </LinkButton>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
