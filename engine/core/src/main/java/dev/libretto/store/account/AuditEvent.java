package dev.libretto.store.account;

import java.util.Locale;

/** What is written into the audit log. The words are part of the API: none is ever renamed. */
public enum AuditEvent {
  REGISTERED,
  SIGNED_IN,
  SIGN_IN_FAILED,
  SIGNED_OUT,
  SIGNED_OUT_EVERYWHERE,
  REFRESH_REUSED,
  PASSWORD_CHANGED,
  PASSWORD_RESET_ASKED,
  EMAIL_PROVED,
  PROFILE_CHANGED,
  IDENTITY_ADDED,
  TOKEN_CREATED,
  TOKEN_REVOKED,
  SECRET_WRITTEN,
  SECRET_REMOVED,
  APP_OFFERED,
  APP_OFFER_ENDED,
  APP_TRANSFERRED,
  APP_DELETED,
  APP_RESTORED,
  APP_DROPPED,
  PLAN_CHANGED,
  BUILDER_SUSPENDED,
  BUILDER_RESUMED,
  OPERATOR_CHANGED,
  MEMBER_LINK_ASKED,
  MEMBER_SIGNED_IN,
  MEMBER_REFUSED,
  MEMBER_WRONG_CODE,
  MEMBER_INVITED,
  MEMBER_CHANGED,
  MEMBER_REMOVED,
  MEMBER_SESSIONS_ENDED,
  KEY_CREATED,
  KEY_REVOKED,
  SIGNING_KEY_ROTATED,
  MASTER_KEY_ROTATED;

  /** The word in the log, such as {@code signed-in}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
