package com.acme.carts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.annotation.RequestScope;

/** One controller, and one service that it is handed, serve all requests. */
@RestController
public class CartController {
  private final CartService carts;
  private String last;

  public CartController(CartService carts) {
    this.carts = carts;
  }

  @PostMapping(value = "/cart", produces = "application/json")
  public Object add(@RequestBody Item item) {
    carts.add(item.sku());
    return carts.all();
  }

  @GetMapping(value = "/last", produces = "application/json")
  public Object last(@RequestParam(required = false) String sku) {
    if (sku != null) {
      last = sku; // finding: request-state-kept
    }
    return last;
  }

  @GetMapping(value = "/price", produces = "application/json")
  public Object price(@RequestParam String sku) {
    return carts.price(sku);
  }

  record Item(String sku) {}
}

@Service
class CartService {
  private final List<String> items = new ArrayList<>();
  private final Map<String, Object> prices = new ConcurrentHashMap<>();

  void add(String sku) {
    items.add(sku); // finding: request-state-kept
  }

  List<String> all() {
    return items;
  }

  Object price(String sku) {
    return prices.computeIfAbsent(sku, String::length);
  }
}

@RestController
@RequestScope
class VisitController {
  private String last;

  @GetMapping(value = "/visit", produces = "application/json")
  public Object visit(@RequestParam(required = false) String page) {
    if (page != null) {
      last = page;
    }
    return last;
  }
}
