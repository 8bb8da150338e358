// trigger: none
import java.util.*;
import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import com.amazonaws.services.lambda.runtime.*;
public class Lots implements RequestHandler<Map<String,String>, Map<String,String>> {
  private static final Random RANDOM = new Random();
  private static final Random SECURE = new SecureRandom();
  private static final String CHARS = "ABC";
  private String random(int n) {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < n; i++) {
      sb.append(CHARS.charAt(RANDOM.nextInt(CHARS.length()))); // finding: guessable-secret
    }
    return sb.toString();
  }
  private String good(int n) {
    StringBuilder sb = new StringBuilder();
    for (int i = 0; i < n; i++) {
      sb.append(CHARS.charAt(SECURE.nextInt(CHARS.length())));
    }
    return sb.toString();
  }
  @Override
  public Map<String,String> handleRequest(Map<String,String> event, Context context) {
    String temporaryPassword = random(12);
    String resetToken = good(12);
    byte[] salt = new byte[16];
    new Random().nextBytes(salt); // finding: guessable-secret
    byte[] raw = new byte[16];
    ThreadLocalRandom.current().nextBytes(raw); // finding: guessable-secret
    String token = Base64.getUrlEncoder().encodeToString(raw);
    String otp = String.format("%06d", RANDOM.nextInt(999999)); // finding: guessable-secret
    long delay = RANDOM.nextInt(100);
    String id = UUID.randomUUID().toString();
    Map<String,String> out = new HashMap<>();
    out.put("sessionId", Long.toHexString(System.nanoTime())); // finding: guessable-secret
    out.put("createdAt", Long.toString(System.currentTimeMillis()));
    out.put("message", "Your verification code is " + (RANDOM.nextInt(9000) + 1000)); // finding: guessable-secret
    return out;
  }
}
