/** A link out of the page; an address that is not http(s) is shown as text only. */
export function OutsideLink({ url, text }: { url: string | null; text: string }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <>{text}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
