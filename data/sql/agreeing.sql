-- Macro: of the readings of a date (date_readings) those that fall on the day of the week that is written beside it; all of them where
-- none is written or none agrees.
CREATE OR REPLACE MACRO agreeing(dates, weekday) AS CASE
  WHEN weekday IS NULL OR weekday NOT IN (coalesce(isodow(dates.dmy), 0), coalesce(isodow(dates.mdy), 0),
                                          coalesce(isodow(dates.ymd), 0)) THEN dates
  ELSE struct_pack(dmy := CASE WHEN isodow(dates.dmy) = weekday THEN dates.dmy END,
                   mdy := CASE WHEN isodow(dates.mdy) = weekday THEN dates.mdy END,
                   ymd := CASE WHEN isodow(dates.ymd) = weekday THEN dates.ymd END)
END
