-- Row indexes are derived from the rows and built again when someone looks: their stored summary has other names now.
DELETE FROM row_indexes;

-- What pages show as open lanes is counted from the checks: this column was set and never read.
ALTER TABLE pacing_keys DROP COLUMN open_lanes;
