import { t as files } from '#platform/files/texts.ts';
import { decimals, formatDate, percent } from '#platform/i18n/dates.ts';
import type { Field } from './fields.ts';
import { t } from './texts.ts';

/** Why a row is faulty: a key for the sentence, and what stands in it. Never a personal number, e-mail or phone. */
export type Fault = { key: FaultKey; field?: Field } & Readonly<Record<string, string | number | boolean | null | undefined>>;
export type FaultKey = keyof typeof sentences;

/** What a row would change, in the same form. */
export type Reason = { key: ReasonKey } & Readonly<Record<string, string | number | boolean | null | undefined>>;
export type ReasonKey = keyof typeof reasons;

export const fieldName = (field: Field): string =>
  ({
    number: t.fieldNumber,
    given: t.fieldGiven,
    family: t.fieldFamily,
    fullName: t.fieldFullName,
    personalNumber: t.fieldPersonalNumber,
    email: t.fieldEmail,
    phone: t.fieldPhone,
    administration: t.fieldAdministration,
    unit: t.fieldUnit,
    unitCode: t.fieldUnitCode,
    profession: t.fieldProfession,
    share: t.fieldShare,
    from: t.fieldFrom,
    to: t.fieldTo,
    leads: t.fieldLeads,
    protected: t.fieldProtected,
  })[field]();

type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;
const text = (value: Values[string]) => String(value ?? '');
const named = (v: Values) => (v['field'] ? fieldName(v['field'] as Field) : '');
/** Left out for protected identity: whoever mends the file finds the row by its number. */
const place = (value: Values[string]) => text(value) || '…';
/** The platform's sentence for a value it could not read. */
const valueSentence = (v: Values) => (files as unknown as Record<string, () => string>)[text(v['because'])]?.() ?? '';

const sentences = {
  missing: (v: Values) => t.faultMissing({ field: named(v) }),
  tooLong: (v: Values) => t.faultTooLong({ field: named(v), most: Number(v['most']) }),
  moreCellsThanColumns: () => files.moreCellsThanColumns(),
  personalNumber: valueSentence,
  email: () => t.faultEmail(),
  value: (v: Values) => `${named(v)}: ${valueSentence(v)}`,
  yesNo: (v: Values) => t.faultYesNo({ field: named(v) }),
  endBeforeStart: () => t.faultEndBeforeStart(),
  startTooLate: (v: Values) => t.faultStartTooLate({ day: formatDate(text(v['day'])) }),
  missingStart: () => t.faultMissingStart(),
  unknownUnit: (v: Values) => t.faultUnknownUnit({ unit: place(v['unit']) }),
  unknownCode: (v: Values) => t.faultUnknownCode({ code: place(v['code']) }),
  unknownAdministration: (v: Values) => t.faultUnknownAdministration({ administration: place(v['administration']) }),
  ambiguousUnit: (v: Values) => t.faultAmbiguousUnit({ unit: place(v['unit']) }),
  closedUnit: (v: Values) => t.faultClosedUnit({ unit: place(v['unit']) }),
  codeAndName: (v: Values) => t.faultCodeAndName({ code: place(v['code']), unit: place(v['unit']), is: place(v['is']) }),
  duplicateRow: (v: Values) => t.faultDuplicateRow({ row: text(v['row']) }),
  overlapsRow: (v: Values) => t.faultOverlapsRow({ row: text(v['row']) }),
  overlapsEmployment: () => t.faultOverlapsEmployment(),
  otherName: (v: Values) => t.faultOtherName({ row: text(v['row']) }),
  twoPersonalNumbers: (v: Values) => t.faultTwoPersonalNumbers({ row: text(v['row']) }),
  samePersonalNumber: (v: Values) => t.faultSamePersonalNumber({ row: text(v['row']) }),
  personalNumberTaken: (v: Values) =>
    v['number'] ? t.faultPersonalNumberTaken({ number: text(v['number']) }) : t.faultPersonalNumberElsewhere(),
  personalNumberDiffers: () => t.faultPersonalNumberDiffers(),
  protectedRecord: () => t.faultProtectedRecord(),
  numberOfAnother: () => t.faultNumberOfAnother(),
} as const;

const reasons = {
  moved: (v: Values) => t.reasonMoved({ from: text(v['from']), to: text(v['to']), day: formatDate(text(v['on'])) }),
  movedHidden: (v: Values) => t.reasonMovedHidden({ day: formatDate(text(v['on'])) }),
  corrected: (v: Values) => t.reasonCorrected({ from: text(v['from']), to: text(v['to']) }),
  correctedHidden: () => t.reasonCorrectedHidden(),
  profession: (v: Values) => t.reasonProfession({ from: text(v['from']), to: text(v['to']) }),
  renewed: (v: Values) => t.reasonRenewed({ day: formatDate(text(v['on'])) }),
  starts: (v: Values) => t.reasonStarts({ day: formatDate(text(v['on'])) }),
  ends: (v: Values) => t.reasonEnds({ day: formatDate(text(v['on'])) }),
  reopened: () => t.reasonReopened(),
  share: (v: Values) => t.reasonShare({ from: percentText(v['from']), to: percentText(v['to']) }),
  leads: () => t.reasonLeads(),
  leadsNot: () => t.reasonLeadsNot(),
  name: (v: Values) => t.reasonName({ from: text(v['from']), to: text(v['to']) }),
  email: () => t.reasonEmail(),
  phone: () => t.reasonPhone(),
  personalNumber: () => t.reasonPersonalNumber(),
  protected: () => t.reasonProtected(),
  returns: () => t.reasonReturns(),
  missing: () => t.reasonMissing(),
  missingEmployment: () => t.reasonMissingEmployment(),
  keptYourself: () => t.reasonKeptYourself(),
} as const;

/** Shares of full time have a decimal now and then: 62,5 %. */
const percentText = (share: Values[string]) =>
  Number.isInteger(Number(share) * 100) ? percent(Number(share)) : `${decimals(Number(share) * 100)}\u00a0%`;

export const faultSentence = (fault: Fault): string => sentences[fault.key](fault);
export const reasonSentence = (reason: Reason): string => reasons[reason.key](reason);
