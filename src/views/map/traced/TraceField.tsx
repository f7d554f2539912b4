import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import React, { useState } from 'react';
import { readTraceId, type TraceId } from '../../../model/ids';

/** A trace by its id, pasted: it is shown as soon as what stands here is one. */
export function TraceField({ onTrace }: { readonly onTrace: (trace: TraceId) => void }) {
  const [text, setText] = useState('');
  const trace = readTraceId(text);
  const isWrong = text.trim() !== '' && trace === undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trace) {
          onTrace(trace);
        }
      }}
    >
      <Field
        noMargin
        label={t('map.trace.field', 'Trace on the map')}
        invalid={isWrong}
        error={t('map.trace.field-wrong', 'A trace id has up to 32 digits from 0 to 9 and a to f.')}
      >
        <Input
          id="map-trace-id"
          value={text}
          placeholder={t('map.trace.field-hint', 'Trace id, then Enter')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
    </form>
  );
}
