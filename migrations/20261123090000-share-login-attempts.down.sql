DROP TABLE access.login_attempt;
