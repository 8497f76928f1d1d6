// Recommends for a case by librung_c, and prints what `rung recommend --format json` prints.
//     mcs recommend.cs && mono recommend.exe RULES CASE      with librung_c.so.1 where libraries are looked for
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

static class Recommend {
  const string Library = "librung_c.so.1";
  [DllImport(Library)] static extern uint rung_abi_version();
  [DllImport(Library)] static extern int rung_rules_built_in(byte[] name, out IntPtr rules, out IntPtr error);
  [DllImport(Library)] static extern int rung_recommend(IntPtr rules, byte[] text, UIntPtr size, IntPtr options,
    out IntPtr advice, out IntPtr error);
  [DllImport(Library)] static extern IntPtr rung_text_data(IntPtr text);
  [DllImport(Library)] static extern UIntPtr rung_text_size(IntPtr text);
  [DllImport(Library)] static extern void rung_text_free(IntPtr text);
  [DllImport(Library)] static extern void rung_rules_free(IntPtr rules);
  [DllImport(Library)] static extern IntPtr rung_error_report(IntPtr error);
  [DllImport(Library)] static extern void rung_error_free(IntPtr error);

  static bool Failed(int status, IntPtr error) {
    if (status == 0) return false;
    Console.Error.Write(Utf8(rung_error_report(error)));
    rung_error_free(error);
    return true;
  }

  static string Utf8(IntPtr text) {
    int size = 0;
    while (Marshal.ReadByte(text, size) != 0) ++size;
    return Encoding.UTF8.GetString(Copy(text, size));
  }

  static byte[] Copy(IntPtr data, int size) {
    var bytes = new byte[size];
    Marshal.Copy(data, bytes, 0, size);
    return bytes;
  }

  static int Main(string[] words) {
    if (words.Length != 2 || rung_abi_version() != 1) return 2;
    IntPtr rules, advice, error;
    if (Failed(rung_rules_built_in(Encoding.UTF8.GetBytes(words[0] + "\0"), out rules, out error), error)) return 1;
    var text = File.ReadAllBytes(words[1]);
    int status = rung_recommend(rules, text, (UIntPtr)text.Length, IntPtr.Zero, out advice, out error);
    rung_rules_free(rules);
    if (Failed(status, error)) return 1;
    var bytes = Copy(rung_text_data(advice), (int)rung_text_size(advice));
    using (var output = Console.OpenStandardOutput()) output.Write(bytes, 0, bytes.Length);
    rung_text_free(advice);
    return 0;
  }
}
