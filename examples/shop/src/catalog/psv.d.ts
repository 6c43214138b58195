/** Product lists are bundled as text. */
declare module '*.psv' {
  const text: string;
  export default text;
}
