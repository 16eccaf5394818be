package dev.libretto.publish;

import dev.libretto.store.Builder;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * A definition as it arrives.
 *
 * @param by who publishes it, under whose name the app will be
 * @param app the name it is sent to, when it is sent to one
 * @param file the name the author knows the file by
 */
public record Upload(Builder by, Optional<String> app, String file, Buffer bytes) {}
