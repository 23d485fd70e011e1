-- Things told without a time are compared with what was told in the same months alone: blocks from before are others, so all is fused from the start.
UPDATE incident_state SET model = NULL;
