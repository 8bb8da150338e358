package beans;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestTemplate;
import java.time.Duration;
import java.util.function.Function;

@SpringBootApplication
public class Rates {
    @Bean
    public RestTemplate rates(RestTemplateBuilder builder) {
        return builder.setConnectTimeout(Duration.ofSeconds(2)).setReadTimeout(Duration.ofSeconds(3)).build();
    }

    @Bean
    public RestTemplate shops() {
        return new RestTemplate(); // finding: request-without-timeout
    }

    @Bean
    public Function<String, String> rate(RestTemplate rates) {
        return day -> rates.getForObject("https://rates.example.com/v1/latest", String.class);
    }
}
