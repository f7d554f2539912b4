import { t } from '@grafana/i18n';
import { Input } from '@grafana/ui';
import React, { useState, type KeyboardEvent } from 'react';
import type { Ms } from '../../model/units';
import { durationIn } from '../../telemetry/traceql';

interface Props {
  readonly bound: 'least' | 'most';
  readonly value: Ms | undefined;
  readonly onValue: (value: Ms | undefined) => void;
}

/** A length of time as one types it: `250ms`, `1.5s`. Taken with Enter or on leaving; nonsense is marked and not taken. */
export function DurationInput({ bound, value, onValue }: Props) {
  const shown = value === undefined ? '' : shortest(value);
  const [typed, setTyped] = useState({ text: shown, over: shown });
  // Back and links change the address: what was typed before no longer counts.
  const text = typed.over === shown ? typed.text : shown;
  const read = text.trim() === '' ? undefined : durationIn(text);
  const invalid = text.trim() !== '' && read === undefined;
  const take = () => {
    if (!invalid && read !== value) {
      onValue(read);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      take();
    } else if (event.key === 'Escape') {
      event.currentTarget.blur();
    }
  };
  const label = bound === 'least' ? t('traces.at-least', 'Shortest duration') : t('traces.at-most', 'Longest duration');
  return (
    <Input
      width={12}
      value={text}
      invalid={invalid}
      placeholder={bound === 'least' ? t('traces.min', 'min 100ms') : t('traces.max', 'max 2s')}
      aria-label={label}
      title={label}
      onChange={(event) => setTyped({ text: event.currentTarget.value, over: shown })}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}

/** As one would type it again. */
function shortest(value: Ms): string {
  const isSeconds = value >= 1000 && Number.isInteger(value / 100);
  return isSeconds ? `${value / 1000}s` : `${value}ms`;
}
