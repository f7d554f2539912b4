import { useEffect, useState } from 'react';

/** `value`, once it has stayed the same for a moment. The first one counts at once. */
export function useSettled<Value>(value: Value, after = 150): Value {
  const [settled, setSettled] = useState(() => value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}
