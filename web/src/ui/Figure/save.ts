/** Gives the reader a file made here. An installed page on iOS cannot download, but it can share. */
export async function save(blob: Blob, name: string): Promise<void> {
  const file = new File([blob], name, { type: blob.type });
  const installedOnIos = 'standalone' in navigator && navigator.standalone === true;
  if (installedOnIos && navigator.canShare({ files: [file] })) return navigator.share({ files: [file] });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
