// Recommends for a case by librung_c, and prints what `rung recommend --format json` prints. Needs JNA.
//     java -cp jna.jar Recommend.java LIBRUNG_C RULES CASE
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

public class Recommend {
  public interface Rung extends Library {
    class Size extends com.sun.jna.IntegerType {
      public Size() { this(0); }
      public Size(long value) { super(Native.SIZE_T_SIZE, value, true); }
    }
    int rung_abi_version();
    int rung_rules_built_in(String name, PointerByReference rules, PointerByReference error);
    int rung_recommend(Pointer rules, byte[] text, Size size, Pointer options, PointerByReference advice,
        PointerByReference error);
    Pointer rung_text_data(Pointer text);
    Size rung_text_size(Pointer text);
    void rung_text_free(Pointer text);
    void rung_rules_free(Pointer rules);
    String rung_error_report(Pointer error);
    void rung_error_free(Pointer error);
  }

  static void check(Rung rung, int status, PointerByReference error) {
    if (status == 0) return;
    System.err.print(rung.rung_error_report(error.getValue()));
    rung.rung_error_free(error.getValue());
    System.exit(1);
  }

  public static void main(String[] words) throws Exception {
    Rung rung = Native.load(words[0], Rung.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    if (rung.rung_abi_version() != 1) throw new IllegalStateException(words[0] + " has another ABI than 1");
    PointerByReference rules = new PointerByReference(), advice = new PointerByReference(),
        error = new PointerByReference();
    check(rung, rung.rung_rules_built_in(words[1], rules, error), error);
    byte[] text = Files.readAllBytes(Path.of(words[2]));
    check(rung, rung.rung_recommend(rules.getValue(), text, new Rung.Size(text.length), null, advice, error), error);
    Pointer data = rung.rung_text_data(advice.getValue());
    System.out.write(data.getByteArray(0, rung.rung_text_size(advice.getValue()).intValue()));
    System.out.flush();
    rung.rung_text_free(advice.getValue());
    rung.rung_rules_free(rules.getValue());
  }
}
