REVOKE DELETE ON screenings.step_result FROM fairscreen_screenings;
DROP TABLE screenings.past_step_result;
DROP TABLE screenings.checklist_amendment;
