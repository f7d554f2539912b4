import React from 'react';
import { formattedValueToString, getFieldDisplayName, type PanelProps } from '@grafana/data';

const shown = 50;

/** Stands where Grafana has a panel that is not in its packages: the frames as plain tables. */
export function FramesPanel({ data }: PanelProps) {
  return (
    <div style={{ overflow: 'auto', height: '100%' }}>
      {data.series.map((frame, index) => (
        <table key={index}>
          <thead>
            <tr>
              {frame.fields.map((field) => (
                <th key={field.name}>{getFieldDisplayName(field, frame, data.series)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(frame.length, shown) }, (_, row) => (
              <tr key={row}>
                {frame.fields.map((field) => (
                  <td key={field.name}>{textOf(field.values[row], field.display)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

type Display = PanelProps['data']['series'][number]['fields'][number]['display'];

function textOf(value: unknown, display: Display): string {
  return display ? formattedValueToString(display(value)) : String(value);
}
